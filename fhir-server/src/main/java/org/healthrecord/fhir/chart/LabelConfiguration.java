package org.healthrecord.fhir.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.healthrecord.fhir.chart.label.Label;
import org.healthrecord.fhir.chart.label.LabelLines;
import org.healthrecord.fhir.chart.label.Labels;
import org.healthrecord.fhir.chart.label.Labels.Line;
import org.healthrecord.fhir.chart.label.Part2Programs;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which statements are sensitive at this installation. What cannot be used stops the start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LabelConfiguration.LabelProperties.class)
public class LabelConfiguration {

    /**
     * @param file    a table of the site's own: label, system, code
     * @param sources by the id of a source, the labels of all it states
     * @param part2   the ids of sources that are programs under 42 CFR Part 2
     */
    @ConfigurationProperties("health-record.access.labels")
    record LabelProperties(
            @Nullable Path file, @DefaultValue Map<String, List<String>> sources, @DefaultValue List<String> part2) {}

    @Bean
    Labels labels(LabelProperties properties) {
        List<Line> lines = new ArrayList<>();
        Path file = properties.file();
        try {
            if (file != null) {
                lines.addAll(LabelLines.read(Files.readString(file)));
            }
            properties
                    .sources()
                    .forEach(
                            (source, labels) -> labels.forEach(label -> lines.add(LabelLines.ofSource(label, source))));
        } catch (IOException | LabelLines.UnusableException e) {
            throw new IllegalStateException("health-record.access.labels cannot be used: " + e.getMessage(), e);
        }
        properties.part2().forEach(source -> lines.add(new Line(Label.SUBSTANCE_USE.name(), "source", source)));
        return Labels.with(lines);
    }

    @Bean
    Part2Programs part2Programs(LabelProperties properties) {
        return new Part2Programs(Set.copyOf(properties.part2()));
    }
}
