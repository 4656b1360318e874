package org.healthrecord.access.decision;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.healthrecord.access.decision.Caller.Kind;
import org.healthrecord.access.scope.Scopes;
import org.jspecify.annotations.Nullable;

/** A caller as one line, to be remembered with what was asked for: the same caller gives the same line. */
public final class CallerText {
    private static final String CELL = "\t";
    private static final int CELLS = 7;

    private CallerText() {}

    public static String write(Caller caller) {
        return String.join(
                CELL,
                caller.kind().name(),
                caller.name().replace('\t', ' '),
                caller.scopes().text(),
                sorted(caller.persons()),
                orEmpty(caller.chosen()),
                sorted(caller.roles().stream().map(Role::name).toList()),
                orEmpty(caller.clinic()));
    }

    /** @throws IllegalArgumentException for a line that {@link #write} has not made */
    public static Caller read(String line) {
        String[] cells = line.split(CELL, -1);
        if (cells.length != CELLS) {
            throw new IllegalArgumentException("No caller");
        }
        return new Caller(
                cells[1],
                Kind.valueOf(cells[0]),
                Scopes.known(cells[2]),
                words(cells[3]),
                orNull(cells[4]),
                words(cells[5]).stream().map(Role::valueOf).collect(Collectors.toSet()),
                orNull(cells[6]));
    }

    private static String sorted(Collection<String> words) {
        return words.stream().sorted().collect(Collectors.joining(" "));
    }

    private static Set<String> words(String cell) {
        return Arrays.stream(cell.split(" ")).filter(w -> !w.isEmpty()).collect(Collectors.toSet());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String cell) {
        return cell.isEmpty() ? null : cell;
    }
}
