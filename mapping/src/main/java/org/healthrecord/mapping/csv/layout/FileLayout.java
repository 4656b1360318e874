package org.healthrecord.mapping.csv.layout;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of one kind of file mean.
 *
 * @param name      the layout's own name of it; part of every key its rows make, so it must not change
 * @param file      which file names are of this kind
 * @param columns   every column the layout reads, with other headings it may have
 * @param optional  columns that may be absent; all others must be there
 * @param unused    columns known and left out on purpose
 * @param key       the columns that name a row permanently
 * @param patient   the column with the patient's number
 * @param version   the column with the time of the row's last change, if there is one
 * @param withdrawn column and values that take a row back
 */
public record FileLayout(
        String name,
        Pattern file,
        Map<String, List<String>> columns,
        Set<String> optional,
        Set<String> unused,
        List<String> key,
        String patient,
        @Nullable String version,
        @Nullable Condition withdrawn,
        List<ResourceLayout> resources) {

    /** Whether its rows say who the patients are. */
    public boolean makesPatients() {
        return resources.stream().anyMatch(r -> r.type().equals("Patient"));
    }

    /** The clinic's own identifier of what a row with this key makes. */
    public String local(String keyText) {
        return name + "|" + keyText;
    }
}
