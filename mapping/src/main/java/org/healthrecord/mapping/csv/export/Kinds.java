package org.healthrecord.mapping.csv.export;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.csv.layout.FileLayout;
import org.healthrecord.mapping.csv.layout.Header;
import org.healthrecord.mapping.csv.layout.Layout;

/** Which file of an export is of which kind: by its name, or, where the name says nothing, by its heading row. */
final class Kinds {
    private Kinds() {}

    static Map<String, FileLayout> of(Map<String, byte[]> files, Layout layout, List<Issue> issues) {
        Map<String, FileLayout> kinds = new HashMap<>();
        files.forEach((name, bytes) -> layout.ofFile(name)
                .or(() -> byHeading(name, bytes, layout))
                .ifPresentOrElse(
                        kind -> kinds.put(name, kind),
                        () -> issues.add(Issue.warning("unknown-file", name, "The layout knows no such file."))));
        if (kinds.isEmpty()) {
            throw new Unusable("no-known-file", "None of the files is one that the layout knows.", "");
        }
        return kinds;
    }

    /** The name a place shows: the file's own, or the layout's for a file without a name. */
    static String shown(String name, FileLayout kind) {
        return name.isEmpty() ? kind.name() + ".csv" : name;
    }

    private static Optional<FileLayout> byHeading(String name, byte[] bytes, Layout layout) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!lower.isEmpty()
                && lower.contains(".")
                && !lower.endsWith(".csv")
                && !lower.endsWith(".txt")
                && !lower.endsWith(".tsv")) {
            return Optional.empty();
        }
        Records records = new Records(Text.of(bytes).text(), layout.delimiter());
        for (int i = 0; i < 3 && records.hasNext(); i++) {
            Records.Numbered record = records.next();
            Optional<FileLayout> kind = layout.files().stream()
                    .filter(f -> Header.of(record.cells(), f)
                            .filter(h -> h.missing(f).isEmpty())
                            .isPresent())
                    .findFirst();
            if (kind.isPresent()) {
                return kind;
            }
        }
        return Optional.empty();
    }
}
