# The service in one image. Build the jar first: mvn package
FROM eclipse-temurin:17-jre AS layers
WORKDIR /build
COPY src/target/health-record.jar .
RUN java -Djarmode=tools -jar health-record.jar extract --layers --launcher --destination layers

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --home-dir /data health-record && install -d -o health-record /data
WORKDIR /app
COPY --from=layers /build/layers/dependencies/ ./
COPY --from=layers /build/layers/spring-boot-loader/ ./
COPY --from=layers /build/layers/snapshot-dependencies/ ./
COPY --from=layers /build/layers/application/ ./
USER 10001
VOLUME /data
ENV HEALTHRECORD_HOME=/data \
    SERVER_ADDRESS=0.0.0.0 \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=65 -XX:+ExitOnOutOfMemoryError"
EXPOSE 8080 2575
ENTRYPOINT ["java", "org.springframework.boot.loader.launch.JarLauncher"]
