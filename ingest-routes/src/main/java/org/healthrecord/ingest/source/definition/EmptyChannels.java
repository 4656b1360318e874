package org.healthrecord.ingest.source.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Brings back the channels that are written as an empty map, {@code - http: {}}. Spring flattens YAML into properties,
 * and an empty map leaves none: the channel, and with it its place in the list, would be gone. The file is therefore
 * read a second time, and each such channel gets the property {@code enabled} with its default value.
 */
class EmptyChannels implements EnvironmentPostProcessor, Ordered {
    private static final Pattern DOCUMENT = Pattern.compile("document #(\\d+)");

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var sources = environment.getPropertySources();
        for (var source : List.copyOf(sources.stream().toList())) {
            if (source instanceof OriginTrackedMapPropertySource tracked) {
                var added = emptyChannels(tracked);
                if (!added.isEmpty()) {
                    sources.replace(source.getName(), with(tracked, added));
                }
            }
        }
    }

    private static PropertySource<?> with(OriginTrackedMapPropertySource source, Map<String, Object> added) {
        var all = new LinkedHashMap<String, Object>(source.getSource());
        all.putAll(added);
        return new OriginTrackedMapPropertySource(source.getName(), all, source.isImmutable());
    }

    private static Map<String, Object> emptyChannels(OriginTrackedMapPropertySource source) {
        for (var key : source.getPropertyNames()) {
            if (key.startsWith("health-record.sources[")
                    && source.getOrigin(key) instanceof TextResourceOrigin origin
                    && origin.getResource() != null) {
                return emptyChannels(document(origin.getResource(), source.getName()));
            }
        }
        return Map.of();
    }

    private static @Nullable Object document(Resource resource, String name) {
        var number = DOCUMENT.matcher(name);
        var index = number.find() ? Integer.parseInt(number.group(1)) : 0;
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        try (var in = resource.getInputStream()) {
            int at = 0;
            for (var document : yaml.loadAll(in)) {
                if (at++ == index) {
                    return document;
                }
            }
            return null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the configuration cannot be read again", unreadable);
        }
    }

    private static Map<String, Object> emptyChannels(@Nullable Object document) {
        var added = new LinkedHashMap<String, Object>();
        var sources = list(child(child(document, "health-record"), "sources"));
        for (int s = 0; s < sources.size(); s++) {
            var channels = list(child(sources.get(s), "channels"));
            for (int c = 0; c < channels.size(); c++) {
                added.putAll(emptyParts("health-record.sources[%d].channels[%d].".formatted(s, c), channels.get(c)));
            }
        }
        return added;
    }

    /** An empty {@code tls} is brought back too, so that it is refused instead of opening a port in the clear. */
    private static Map<String, Object> emptyParts(String prefix, @Nullable Object channel) {
        var added = new LinkedHashMap<String, Object>();
        emptyEntries(channel).forEach(protocol -> added.put(prefix + protocol + ".enabled", true));
        if (emptyEntries(child(channel, "mllp")).contains("tls")) {
            added.put(prefix + "mllp.tls.client-certificate", "need");
        }
        return added;
    }

    private static List<String> emptyEntries(@Nullable Object parent) {
        return parent instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .filter(entry -> entry.getValue() == null || Map.of().equals(entry.getValue()))
                        .map(entry -> String.valueOf(entry.getKey()))
                        .toList()
                : List.of();
    }

    private static @Nullable Object child(@Nullable Object parent, String key) {
        return parent instanceof Map<?, ?> map ? map.get(key) : null;
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
