package org.healthrecord.ingest.source.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.healthrecord.ingest.source.definition.InvalidSourcesException;
import org.healthrecord.ingest.source.definition.Secret;
import org.healthrecord.ingest.source.definition.SourceProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

/**
 * The text of a source's definition. It has the names that the configuration has, and is read by the same binder, so a definition means
 * the same wherever it stands. In its kept form the secrets are encrypted; in its shown form they are {@link #HIDDEN}.
 */
final class DefinitionText {
    /** Stands for a secret where a definition is shown; given back, it keeps the secret. */
    static final String HIDDEN = "***";

    private static final Set<String> ADDRESSES = Set.of("host", "base", "tokenurl");

    private static final TypeReference<LinkedHashMap<String, Object>> TREE = new TypeReference<>() {};

    private final Seal seal;
    private final ObjectMapper json = new ObjectMapper()
            .setPropertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .setSerializationInclusion(JsonInclude.Include.NON_EMPTY)
            .registerModule(new SimpleModule()
                    .addSerializer(Secret.class, new Written<>(Secret::reveal))
                    .addSerializer(Duration.class, new Written<>(Duration::toString))
                    .addSerializer(DataSize.class, new Written<>(size -> size.toBytes() + "B")));

    DefinitionText(Seal seal) {
        this.seal = seal;
    }

    /** The kept form. Where nothing but the secrets' nonces would change, it is the earlier text. */
    String write(SourceProperties.Source source, @Nullable String before) {
        var plain = json.convertValue(source, TREE);
        if (before != null && opened(before, String.valueOf(source.id())).equals(plain)) {
            return before;
        }
        try {
            return json.writeValueAsString(
                    secrets(plain, (path, secret) -> seal.seal(secret, String.valueOf(source.id()))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws Seal.SealedException when a secret cannot be opened */
    SourceProperties.Source read(String kept, String id) {
        return bind(opened(kept, id));
    }

    private Map<String, Object> opened(String kept, String id) {
        return secrets(tree(kept), (path, encrypted) -> seal.open(encrypted, id));
    }

    Map<String, Object> shown(String kept) {
        return secrets(tree(kept), (path, encrypted) -> HIDDEN);
    }

    /**
     * What an administrator wrote.
     *
     * @param before the kept form of the definition it replaces: a secret that is not written anew stays as it is there, where the
     *               address is the same
     * @throws InvalidSourcesException when a name or a value means nothing here
     */
    SourceProperties.Source parse(Map<String, Object> written, @Nullable String before) {
        var id = String.valueOf(written.get("id"));
        var earlier = new LinkedHashMap<String, String>();
        var there = new LinkedHashMap<String, String>();
        if (before != null) {
            var opened = opened(before, id);
            secrets(opened, (path, secret) -> {
                earlier.put(path, secret);
                return secret;
            });
            addresses("", opened, there);
        }
        var here = new LinkedHashMap<String, String>();
        addresses("", written, here);
        return bind(secrets(written, (path, secret) -> {
            if (!secret.equals(HIDDEN)) {
                return secret;
            }
            var channel = path.substring(0, path.indexOf(']') + 1);
            return kept(of(channel, here).equals(of(channel, there)) ? earlier.get(path) : null, path, id);
        }));
    }

    /** A secret never goes to another server than the one it was written for. */
    private static String kept(@Nullable String earlier, String path, String id) {
        if (earlier == null) {
            throw new InvalidSourcesException(List.of("source '" + id + "': the secret at " + path.substring(1)
                    + " must be written: none is known for this address"));
        }
        return earlier;
    }

    private static Map<String, String> of(String channel, Map<String, String> addresses) {
        var some = new LinkedHashMap<>(addresses);
        some.keySet().removeIf(path -> !path.startsWith(channel));
        return some;
    }

    /** Where a definition leads: the hosts and addresses of its channels. */
    private static void addresses(String path, @Nullable Object value, Map<String, String> found) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, child) -> {
                var name = SecretNames.plain(String.valueOf(key));
                if (ADDRESSES.contains(name) && child != null) {
                    found.put(path + '.' + name, child.toString());
                }
                addresses(path + '.' + name, child, found);
            });
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                addresses(path + '[' + i + ']', list.get(i), found);
            }
        }
    }

    private static SourceProperties.Source bind(Map<String, Object> tree) {
        var flat = new LinkedHashMap<String, Object>();
        flatten("source", tree, flat);
        try {
            return new Binder(new MapConfigurationPropertySource(flat))
                    .bind(
                            "source",
                            Bindable.of(SourceProperties.Source.class),
                            new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
                    .get();
        } catch (BindException | IllegalStateException unfit) {
            throw new InvalidSourcesException(List.of("source '" + tree.get("id") + "': " + reason(unfit)));
        }
    }

    /** Which names mean nothing; never a value, which may be a secret. */
    private static String reason(RuntimeException unfit) {
        if (unfit.getCause() instanceof UnboundConfigurationPropertiesException unknown) {
            return "unknown: "
                    + String.join(
                            ", ",
                            unknown.getUnboundProperties().stream()
                                    .map(p -> p.getName().toString().replaceFirst("^source\\.", ""))
                                    .toList());
        }
        return unfit instanceof BindException bind
                ? bind.getName().toString().replaceFirst("^source\\.", "") + " has a value that cannot be understood"
                : "the definition is empty";
    }

    private Map<String, Object> tree(String kept) {
        try {
            return json.readValue(kept, TREE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept definition is no JSON");
        }
    }

    private static void flatten(String name, @Nullable Object value, Map<String, Object> flat) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, child) -> {
                if (name.matches(".*channels\\[\\d+]")
                        && (child == null || Map.of().equals(child))) {
                    flat.put(name + '.' + key + ".enabled", true);
                } else {
                    flatten(name + '.' + key, child, flat);
                }
            });
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                flatten(name + '[' + i + ']', list.get(i), flat);
            }
        } else if (value != null) {
            flat.put(name, value);
        }
    }

    @FunctionalInterface
    private interface Exchange {
        String instead(String path, String secret);
    }

    /** The same tree with other texts in the place of its secrets. */
    private static Map<String, Object> secrets(Map<String, Object> tree, Exchange exchange) {
        return asMap(exchanged("", tree, exchange));
    }

    private static Object exchanged(String path, Object value, Exchange exchange) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, child) -> {
                var at = path + '.' + SecretNames.plain(String.valueOf(key));
                var isSecret = SecretNames.contain(String.valueOf(key)) && child instanceof String;
                copy.put(
                        String.valueOf(key),
                        child == null
                                ? null
                                : isSecret
                                        ? exchange.instead(at, String.valueOf(child))
                                        : exchanged(at, child, exchange));
            });
            return copy;
        }
        if (value instanceof List<?> list) {
            var copy = new ArrayList<Object>();
            for (int i = 0; i < list.size(); i++) {
                copy.add(exchanged(path + '[' + i + ']', Objects.requireNonNull(list.get(i)), exchange));
            }
            return copy;
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object tree) {
        return (Map<String, Object>) tree;
    }

    private static final class Written<T> extends JsonSerializer<T> {
        private final Function<T, String> text;

        Written(Function<T, String> text) {
            this.text = text;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(text.apply(value));
        }
    }
}
