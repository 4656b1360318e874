package org.healthrecord.fhir.chart.terms;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Consumer;

/** A tab-separated table beside these classes. Lines that begin with {@code #} give origin and licence. */
final class TermFile {
    private TermFile() {}

    static void eachRow(String name, Consumer<String[]> row) {
        try (InputStream in = Objects.requireNonNull(TermFile.class.getResourceAsStream(name));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.startsWith("#")).forEach(line -> row.accept(line.split("\t", -1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
