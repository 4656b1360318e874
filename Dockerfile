# The service in one image. Build the jar first: mvn package
#
# With --build-arg JAVA_VERSION=25 the image also holds an ahead-of-time cache, made by a training run while it is built: a node then
# starts in half the time.
ARG JAVA_VERSION=17

FROM eclipse-temurin:${JAVA_VERSION}-jre AS layers
WORKDIR /build
COPY src/target/health-record.jar .
RUN java -Djarmode=tools -jar health-record.jar extract --layers --destination layers

FROM eclipse-temurin:${JAVA_VERSION}-jre
ARG JAVA_VERSION
RUN useradd --system --uid 10001 --home-dir /data health-record && install -d -o health-record /data
WORKDIR /app
COPY --from=layers /build/layers/dependencies/ ./
COPY --from=layers /build/layers/snapshot-dependencies/ ./
COPY --from=layers /build/layers/application/ ./
COPY src/deploy/jvm.options ./
RUN [ "$JAVA_VERSION" -lt 25 ] || { \
      java @jvm.options -XX:AOTCacheOutput=/app/health-record.aot -jar health-record.jar training-run \
      && echo "-XX:AOTCache=/app/health-record.aot" >> jvm.options; }
USER 10001
VOLUME /data
ENV HEALTHRECORD_HOME=/data \
    SERVER_ADDRESS=0.0.0.0 \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=65"
EXPOSE 8080 2575
ENTRYPOINT ["java", "@/app/jvm.options", "-jar", "health-record.jar"]
