package org.healthrecord.admin.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** How the admin API is described: answers write null for what they have not, every error is a problem. */
@Configuration(proxyBeanMethods = false)
class Description {
    private static final String PROBLEM = "Problem";
    private static final String BYTES = "application/octet-stream";
    private static final String REFERENCE = "#/components/schemas/";

    private static final Pattern CHOICE = Pattern.compile("\\{(\\w+):([a-z|]+)\\}");

    private final Map<String, Class<?>> records = new ConcurrentHashMap<>();

    @Bean
    OpenApiCustomizer admin() {
        return api -> {
            api.info(new Info().title("Health Record administration").version("1"));
            api.servers(List.of());
            Set<String> bodies = requestBodies(api);
            api.getComponents().getSchemas().forEach((name, schema) -> {
                Class<?> record = records.get(name);
                if (record != null && bodies.contains(REFERENCE + name)) {
                    describeRequest(schema, record);
                } else if (record != null) {
                    describeAnswer(schema, record);
                }
            });
            api.getComponents().addSchemas(PROBLEM, problem());
            api.getComponents().getSchemas().remove(SseEmitter.class.getSimpleName());
            api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(operation -> operation.getResponses().addApiResponse("default", refused()));
        };
    }

    private static Schema<?> problem() {
        Schema<?> problem = new Schema<>().type("object").description("RFC 9457");
        Map.of("type", "string", "title", "string", "status", "integer", "detail", "string", "instance", "string")
                .forEach((name, type) ->
                        problem.addProperty(name, new Schema<>().type(type)).addRequiredItem(name));
        return problem;
    }

    private static ApiResponse refused() {
        Schema<?> reference = new Schema<>().$ref(REFERENCE + PROBLEM);
        return new ApiResponse()
                .description("Why it was refused")
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(reference)));
    }

    /** What no Java type says: bytes are a download, a stream sends summaries, the description is JSON. */
    @Bean
    OperationCustomizer bodies() {
        return (operation, handler) -> {
            Class<?> type = ResolvableType.forMethodReturnType(handler.getMethod())
                    .as(ResponseEntity.class)
                    .getGeneric(0)
                    .resolve(handler.getReturnType().getParameterType());
            if (type == byte[].class) {
                body(operation, BYTES, binary());
            } else if (type == SseEmitter.class) {
                body(operation, "text/event-stream", new Schema<>().$ref(REFERENCE + "Summary"));
            } else if (type == Resource.class) {
                body(operation, "application/json", new Schema<>().type("object"));
            }
            if (operation.getRequestBody() != null) {
                operation.getRequestBody().getContent().values().stream()
                        .filter(sent -> "byte".equals(sent.getSchema().getFormat()))
                        .forEach(sent -> sent.schema(binary()));
            }
            if (operation.getParameters() != null) {
                // OpenAPI has the content type with the body.
                operation
                        .getParameters()
                        .removeIf(parameter -> parameter.getName().equals("Content-Type"));
            }
            choices(operation, handler);
            operation.setOperationId(
                    handler.getBeanType().getSimpleName().replace("Controller", "") + "-" + operation.getOperationId());
            return operation;
        };
    }

    /** A part of a path that is one of some words: {@code {decision:same|other}}. */
    private static void choices(Operation operation, HandlerMethod handler) {
        PostMapping mapping = handler.getMethodAnnotation(PostMapping.class);
        if (mapping == null || operation.getParameters() == null) {
            return;
        }
        CHOICE.matcher(String.join("", mapping.value())).results().forEach(choice -> operation.getParameters().stream()
                .filter(parameter -> parameter.getName().equals(choice.group(1)))
                .forEach(parameter -> parameter.setSchema(
                        new StringSchema()._enum(List.of(choice.group(2).split("\\|"))))));
    }

    private static Schema<?> binary() {
        return new Schema<>().type("string").format("binary");
    }

    private static void body(Operation operation, String contentType, Schema<?> schema) {
        Content content = new Content().addMediaType(contentType, new MediaType().schema(schema));
        operation.getResponses().values().forEach(response -> response.setContent(content));
    }

    /** The references to what requests send. */
    private static Set<String> requestBodies(OpenAPI api) {
        return api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .filter(operation -> operation.getRequestBody() != null)
                .flatMap(operation -> operation.getRequestBody().getContent().values().stream())
                .map(type -> type.getSchema().get$ref())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** A request may leave out what is marked as nullable. It sends no more than the components of the record. */
    private static void describeRequest(Schema<?> schema, Class<?> record) {
        Set<String> components = new HashSet<>();
        for (RecordComponent component : record.getRecordComponents()) {
            components.add(component.getName());
            if (!isNullable(component)) {
                schema.addRequiredItem(component.getName());
            }
        }
        schema.getProperties().keySet().retainAll(components);
    }

    /** An answer has every component of the record: as null where it has no value, unless it is then left out. */
    private static void describeAnswer(Schema<?> schema, Class<?> record) {
        for (RecordComponent component : record.getRecordComponents()) {
            if (isLeftOut(component)) {
                continue;
            }
            schema.addRequiredItem(component.getName());
            if (isJson(component)) {
                schema.addProperty(component.getName(), new Schema<>().type("object"));
            }
            if (isNullable(component)) {
                schema.getProperties().computeIfPresent(component.getName(), (name, value) -> nullable(value));
            }
        }
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** A string that is written into the answer as it is: JSON already. */
    private static boolean isJson(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonRawValue.class);
    }

    private static boolean isLeftOut(RecordComponent component) {
        JsonInclude include = component.getAccessor().getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.NON_NULL;
    }

    /** OpenAPI 3.0 ignores what stands beside a reference, so a reference is wrapped. */
    private static Schema<?> nullable(Schema<?> schema) {
        return schema.get$ref() == null
                ? schema.nullable(true)
                : new Schema<>().nullable(true).addAllOfItem(schema);
    }

    /** Two records of one name in two files are two schemas: a nested one is named with the schema that contains it. */
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
