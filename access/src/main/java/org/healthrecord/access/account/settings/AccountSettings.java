package org.healthrecord.access.account.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * What an installation may set about accounts, under {@code health-record.access}.
 *
 * @param staffNeedSecondFactor off only by {@code second-factor: off}
 * @param idle                  after which a session ends that nobody uses
 * @param longest               after which every session ends
 * @param home                  the data folder
 * @param breached              a site's own file of SHA-1 digests of known passwords, sorted
 * @param demo                  whether the demo accounts may be used
 * @param open                  whether pages are shown without signing in
 */
public record AccountSettings(
        boolean staffNeedSecondFactor,
        Duration idle,
        Duration longest,
        Path home,
        Optional<Path> breached,
        boolean demo,
        boolean open) {
    private static final String ROOM = "health-record.access.";

    public static AccountSettings of(Environment environment) {
        Binder binder = Binder.get(environment);
        return new AccountSettings(
                secondFactor(environment.getProperty(ROOM + "second-factor", "required")),
                binder.bind(ROOM + "session.idle", Duration.class).orElse(Duration.ofMinutes(15)),
                binder.bind(ROOM + "session.longest", Duration.class).orElse(Duration.ofHours(12)),
                Path.of(environment.getProperty("health-record.home", "data")),
                Optional.ofNullable(environment.getProperty(ROOM + "breached-passwords"))
                        .map(Path::of),
                environment.acceptsProfiles(Profiles.of("demo")),
                environment.acceptsProfiles(Profiles.of("open")));
    }

    /** YAML reads the word off as false. */
    private static boolean secondFactor(String word) {
        return switch (word) {
            case "required" -> true;
            case "off", "false" -> false;
            default -> throw new IllegalArgumentException(ROOM + "second-factor must be required or off");
        };
    }
}
