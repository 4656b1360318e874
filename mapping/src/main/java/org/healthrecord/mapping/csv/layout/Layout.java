package org.healthrecord.mapping.csv.layout;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.healthrecord.mapping.code.CodeSystems;
import org.jspecify.annotations.Nullable;

/**
 * How a clinic's CSV export is to be read; the layout file, compiled. The language is described where layout files are read ({@code definition.LayoutReader}).
 *
 * @param dates       patterns of dates, tried in order
 * @param dateTimes   patterns of times, tried in order
 * @param centuryEnds the last year a two-digit year can mean, where the export names no time of its own
 * @param delimiter   null to find it out
 * @param decimalComma whether numbers are written {@code 37,2}
 * @param empty       cell texts that mean "nothing", in lower case
 * @param patientsListed whether an export that lists patients lists all of whom it says anything
 * @param codeSystems the clinic's names of code systems, in upper case, and their URIs
 * @param asOfFile    a pattern of the payload's file name whose first group is the export's date
 * @param files       the kinds of files, in the order written
 */
public record Layout(
        List<String> dates,
        List<String> dateTimes,
        int centuryEnds,
        @Nullable Character delimiter,
        boolean decimalComma,
        Set<String> empty,
        boolean patientsListed,
        Map<String, String> codeSystems,
        @Nullable Pattern asOfFile,
        List<FileLayout> files) {

    public Optional<FileLayout> named(String name) {
        return files.stream().filter(f -> f.name().equals(name)).findFirst();
    }

    /** The kind of a file by its name, without folders. */
    public Optional<FileLayout> ofFile(String fileName) {
        return files.stream().filter(f -> f.file().matcher(fileName).matches()).findFirst();
    }

    /** The URI of a code system by the clinic's name of it, by its usual name, by its OID, or as it is. */
    public Optional<String> codeSystem(String name) {
        String own = codeSystems.get(name.toUpperCase(Locale.ROOT));
        if (own != null) {
            return Optional.of(own);
        }
        if (name.matches("[0-2](\\.\\d+)+")) {
            return Optional.of(CodeSystems.ofOid(name));
        }
        return name.contains(":") ? Optional.of(name) : CodeSystems.ofName(name);
    }

    public Dates dates(ZoneId zone, int lastYear) {
        return new Dates(dates, dateTimes, zone, lastYear);
    }
}
