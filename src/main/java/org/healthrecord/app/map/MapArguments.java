package org.healthrecord.app.map;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.SourceProfile;
import org.jspecify.annotations.Nullable;

/** What the {@code map} command was asked for. */
record MapArguments(SourceProfile source, Path input, Path output) {
    static final String USAGE = "map --format hl7v2|ccda|csv|fhir [--source FILE] INPUT_DIR OUTPUT_DIR";

    static MapArguments of(String[] args) throws IOException {
        String format = null;
        String source = null;
        List<String> folders = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--format" -> format = value(args, ++i);
                case "--source" -> source = value(args, ++i);
                default -> folders.add(args[i]);
            }
        }
        if (format == null || folders.size() != 2) {
            throw new IllegalArgumentException("A format, an input folder and an output folder are needed.");
        }
        Path input = Path.of(folders.get(0));
        if (!Files.isDirectory(input)) {
            throw new IllegalArgumentException("There is no folder " + input + ".");
        }
        return new MapArguments(profile(format(format), source), input, Path.of(folders.get(1)));
    }

    private static SourceProfile profile(Format format, @Nullable String file) throws IOException {
        SourceProfile profile = file == null ? SourceFile.anonymous(format) : SourceFile.read(Path.of(file), format);
        if (format == Format.CSV && profile.layout() == null) {
            throw new IllegalArgumentException("CSV needs a source file that names a layout.");
        }
        return profile;
    }

    private static Format format(String name) {
        for (Format format : Format.values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(name)) {
                return format;
            }
        }
        throw new IllegalArgumentException("There is no format " + name + ".");
    }

    private static String value(String[] args, int i) {
        if (i >= args.length) {
            throw new IllegalArgumentException(args[i - 1] + " needs a value.");
        }
        return args[i];
    }
}
