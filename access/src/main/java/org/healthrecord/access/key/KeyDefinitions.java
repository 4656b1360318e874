package org.healthrecord.access.key;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.access.decision.Caller.Kind;
import org.healthrecord.access.key.Keys.Key;
import org.healthrecord.access.scope.Scopes;
import org.healthrecord.access.scope.Scopes.UnknownScopeException;
import org.jspecify.annotations.Nullable;

/** Reads the configured keys; what is wrong with them is said all at once, without any hash. */
final class KeyDefinitions {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

    private final List<Key> keys = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> hashes = new HashSet<>();

    /** @throws InvalidKeysException if one cannot be used */
    static Keys read(KeyProperties scripts, SourceKeyProperties sources, Clock clock) {
        KeyDefinitions read = new KeyDefinitions();
        int number = 0;
        for (KeyProperties.Key key : scripts.keys()) {
            read.addScripts(key, "health-record.access.keys[" + number++ + "]");
        }
        for (SourceKeyProperties.Source source : sources.sources()) {
            number = 0;
            for (KeyProperties.Key key : source.keys()) {
                read.addClinics(
                        key, String.valueOf(source.id()), "keys[" + number++ + "] of the source " + source.id());
            }
        }
        if (!read.problems.isEmpty()) {
            throw new InvalidKeysException(read.problems);
        }
        return new Keys(read.keys, clock);
    }

    private void addScripts(KeyProperties.Key key, String place) {
        Scopes scopes = scopes(key.may(), place);
        add(key, place, name -> Caller.program(name, Kind.KEY, scopes));
    }

    private void addClinics(KeyProperties.Key key, String source, String place) {
        if (!key.may().isEmpty()) {
            problems.add(place + ": may is not for a source's key: it hands in as its source, and nothing else");
        }
        add(key, place, name -> Caller.clinic(name, source));
    }

    private void add(KeyProperties.Key key, String place, Function<String, Caller> caller) {
        String name = key.name();
        if (name == null || name.isBlank()) {
            problems.add(place + ": name is missing; every use of the key is on record under it");
            return;
        }
        if (!names.add(name)) {
            problems.add(place + ": the name " + name + " is another key's, too");
        }
        String hash = key.sha256();
        LocalDate ends = ends(key.ends(), place);
        if (hash == null || !SHA256.matcher(hash.strip()).matches()) {
            problems.add(place + ": sha256 has to be the SHA-256 of the key, 64 hexadecimal digits");
            return;
        }
        if (!hashes.add(hash.strip().toLowerCase(Locale.ROOT))) {
            problems.add(place + ": sha256 is another key's, too");
        }
        keys.add(new Key(caller.apply(name), HexFormat.of().parseHex(hash.strip()), ends));
    }

    private @Nullable LocalDate ends(@Nullable String ends, String place) {
        if (ends == null || ends.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(ends.strip());
        } catch (DateTimeParseException e) {
            problems.add(place + ": ends has to be a day, for instance 2027-01-31");
            return null;
        }
    }

    private Scopes scopes(List<String> may, String place) {
        if (may.isEmpty()) {
            problems.add(place + ": may is missing, for instance [system/*.rs]");
        }
        try {
            Scopes scopes = Scopes.of(may);
            scopes.all().stream()
                    .filter(scope -> !scope.isForPrograms())
                    .forEach(scope ->
                            problems.add(place + ": a key has no person; " + scope.text() + " means nothing for it"));
            return scopes;
        } catch (UnknownScopeException e) {
            problems.add(place + ": may: " + e.getMessage());
            return Scopes.NONE;
        }
    }
}
