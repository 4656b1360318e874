package org.healthrecord.admin.message;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the admin API is described: what a record always has is required, every error is a problem. */
@Configuration(proxyBeanMethods = false)
class Description {
    private static final String PROBLEM = "Problem";

    private final Map<String, Class<?>> records = new ConcurrentHashMap<>();

    @Bean
    OpenApiCustomizer admin() {
        return api -> {
            api.info(new Info().title("Health Record administration").version("1"));
            api.servers(List.of());
            api.getComponents().getSchemas().forEach((name, schema) -> {
                if (records.containsKey(name)) {
                    require(schema, records.get(name));
                }
            });
            api.getComponents().addSchemas(PROBLEM, problem());
            api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(operation -> operation.getResponses().addApiResponse("default", refused()));
        };
    }

    private static Schema<?> problem() {
        Schema<?> problem = new Schema<>().type("object").description("RFC 9457");
        Map.of("type", "string", "title", "string", "status", "integer", "detail", "string", "instance", "string")
                .forEach((name, type) -> problem.addProperty(name, new Schema<>().type(type)));
        return problem;
    }

    private static ApiResponse refused() {
        Schema<?> reference = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
        return new ApiResponse()
                .description("Why it was refused")
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(reference)));
    }

    /** A component of a record is there unless it is marked as nullable. */
    private static void require(Schema<?> schema, Class<?> record) {
        for (RecordComponent component : record.getRecordComponents()) {
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                schema.addRequiredItem(component.getName());
            }
        }
    }

    /** Two records of one name in two files are two schemas: a nested one is named with what it stands in. */
    @Bean
    ModelResolver names(ObjectMapper mapper) {
        return new ModelResolver(mapper, new TypeNameResolver() {
            @Override
            protected String nameForClass(Class<?> type, Set<Options> options) {
                Class<?> around = type.getEnclosingClass();
                String name = around == null || !around.isRecord()
                        ? super.nameForClass(type, options)
                        : around.getSimpleName() + type.getSimpleName();
                if (type.isRecord()) {
                    records.put(name, type);
                }
                return name;
            }
        });
    }
}
