package org.healthrecord.app.map;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.healthrecord.mapping.port.Format;

/**
 * The files of the input folder and of the folders in it; of CSV each folder of files is one export.
 *
 * @param from the input folder
 * @param to   the output folder
 */
record InputFiles(Path from, Path to, List<Path> files) {

    static InputFiles of(MapArguments arguments) throws IOException {
        boolean csv = arguments.source().format() == Format.CSV;
        Path from = arguments.input();
        try (Stream<Path> paths = csv ? Files.list(from) : Files.walk(from)) {
            List<Path> files = paths.filter(p -> Files.isRegularFile(p) || (csv && Files.isDirectory(p)))
                    .filter(p -> !p.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
            return new InputFiles(from, arguments.output(), files);
        }
    }

    /** The input's name with {@code .json}; where two inputs differ in their endings only, the second keeps its own. */
    Path output(Path in, Set<Path> taken) {
        Path beside = to.resolve(from.relativize(in).toString());
        String name = in.getFileName().toString();
        int dot = Files.isDirectory(in) ? -1 : name.lastIndexOf('.');
        Path out = beside.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".json");
        return taken.add(out) ? out : beside.resolveSibling(name + ".json");
    }
}
