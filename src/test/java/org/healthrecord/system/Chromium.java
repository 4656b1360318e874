package org.healthrecord.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The browser of the machine: the one the variable {@code CHROMIUM} names, or one that a package put in its usual place.
 * Where there is none and the user may install packages, Debian's is installed.
 */
final class Chromium {
    private static final List<Path> USUAL = List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));
    private static final String INSTALL =
            "apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends chromium";

    private Chromium() {}

    static Path find() {
        return present()
                .or(() -> installed("sh", "-c", INSTALL))
                .or(() -> installed("sudo", "-n", "sh", "-c", INSTALL))
                .orElseThrow(
                        () -> new IllegalStateException(
                                "The pages are tested in Chromium, and there is none on this machine: install the package"
                                        + " chromium (apt-get install chromium), or name a Chromium by the variable CHROMIUM."));
    }

    private static Optional<Path> present() {
        String named = System.getenv("CHROMIUM");
        return named == null
                ? USUAL.stream().filter(Files::isExecutable).findFirst()
                : Stream.of(Path.of(named)).filter(Files::isExecutable).findFirst();
    }

    private static Optional<Path> installed(String... command) {
        try {
            run(new ProcessBuilder(command));
        } catch (IOException noSuchCommand) {
            return Optional.empty();
        }
        return present();
    }

    /** Runs a program to its end and returns its output. */
    static Output run(ProcessBuilder program) throws IOException {
        Process running = program.redirectErrorStream(true).start();
        String text = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Output(running.onExit().join().exitValue(), text);
    }

    record Output(int status, String text) {}
}
