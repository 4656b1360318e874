package org.healthrecord.mapping.csv.definition;

import org.healthrecord.mapping.csv.layout.FileLayout;
import org.healthrecord.mapping.csv.layout.Layout;
import org.healthrecord.mapping.csv.layout.LayoutException;
import org.healthrecord.mapping.csv.layout.ResourceLayout;

/** What the parts of a layout must agree on. */
final class LayoutCheck {
    private LayoutCheck() {}

    static Layout checked(Layout layout) {
        if (layout.files().isEmpty()) {
            throw new LayoutException("The layout names no files.");
        }
        for (FileLayout file : layout.files()) {
            references(file, layout);
            if (file.resources().isEmpty()) {
                throw new LayoutException("files." + file.name() + " makes no resource.");
            }
            long names = file.resources().stream()
                    .map(ResourceLayout::name)
                    .distinct()
                    .count();
            if (names < file.resources().size()) {
                throw new LayoutException("files." + file.name() + ": give each of its resources a name of its own.");
            }
            file.optional().stream()
                    .filter(c -> !file.columns().containsKey(c))
                    .findFirst()
                    .ifPresent(c -> {
                        throw new LayoutException(
                                "files." + file.name() + " calls a column optional that it never reads.");
                    });
        }
        return layout;
    }

    private static void references(FileLayout file, Layout layout) {
        file.resources().forEach(r -> r.fields().references(to -> {
            if (layout.named(to).isEmpty()) {
                throw new LayoutException(
                        "files." + file.name() + " refers to '" + to + "', which the layout has not.");
            }
        }));
    }
}
