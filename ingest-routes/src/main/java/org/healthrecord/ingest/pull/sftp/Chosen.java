package org.healthrecord.ingest.pull.sftp;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.healthrecord.ingest.pull.sftp.RemoteFolder.Listed;
import org.healthrecord.ingest.source.definition.Channel;

/** Which files of a folder are a clinic's: those of the pattern that are neither hidden nor marked as still being written. */
record Chosen(Channel.Folder folder) {
    private static final Set<String> BEING_WRITTEN =
            Set.of("tmp", "part", "partial", "filepart", "crdownload", "swp", "writing");

    List<Listed> of(List<Listed> listed) {
        var names = listed.stream().map(Listed::name).collect(Collectors.toSet());
        var pattern = pattern();
        var done = folder.doneFile();
        return listed.stream()
                .filter(file -> pattern.matcher(file.name()).matches() && !isBeingWritten(file.name()))
                .filter(file -> done == null || !file.name().endsWith(done) && names.contains(file.name() + done))
                .toList();
    }

    private Pattern pattern() {
        var regex = folder.pattern()
                .chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf((char) c)))
                .collect(Collectors.joining());
        return Pattern.compile(regex);
    }

    private static boolean isBeingWritten(String name) {
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return name.startsWith(".") || BEING_WRITTEN.contains(ending);
    }
}
