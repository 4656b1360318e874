package org.healthrecord.app.sbom;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code check-sbom}: holds what this program is made of against advisories, without the network. Prints a line for each
 * component that one of them hits.
 */
public final class CheckSbomCommand {
    private static final String USAGE =
            """
            check-sbom --advisories FILE [--advisories FILE ...] [--sbom FILE ...]
              --advisories     advisories in the OSV format: a JSON file, a folder of them or a ZIP archive
              --sbom           a CycloneDX file (JSON) to check in place of what is in this program
            Exit code: 0 no component is hit, 1 some are, 2 it could not be checked.""";

    private CheckSbomCommand() {}

    public static int run(PrintStream out, PrintStream complaints, String... arguments) {
        List<Path> advisories = new ArrayList<>();
        List<Path> sboms = new ArrayList<>();
        for (int i = 0; i < arguments.length; i += 2) {
            boolean known = arguments[i].equals("--advisories") || arguments[i].equals("--sbom");
            if (!known || i + 1 == arguments.length) {
                complaints.println(USAGE);
                return 2;
            }
            (arguments[i].equals("--sbom") ? sboms : advisories).add(Path.of(arguments[i + 1]));
        }
        if (advisories.isEmpty()) {
            complaints.println(USAGE);
            return 2;
        }
        try {
            return check(advisories, sboms, out);
        } catch (IOException | NumberFormatException e) {
            complaints.println("It cannot be checked: " + e.getMessage());
            return 2;
        }
    }

    private static int check(List<Path> files, List<Path> sboms, PrintStream out) throws IOException {
        List<Component> components = components(sboms);
        List<Advisory> advisories = new ArrayList<>();
        for (Path file : files) {
            advisories.addAll(AdvisoryFiles.read(file));
        }
        List<String> hits = hits(components, advisories);
        hits.forEach(out::println);
        out.println(components.size() + " components, " + advisories.size() + " advisories, " + hits.size() + " hits.");
        return hits.isEmpty() ? 0 : 1;
    }

    private static List<Component> components(List<Path> sboms) throws IOException {
        List<Component> components = new ArrayList<>();
        for (Path file : sboms) {
            components.addAll(Sbom.read(Files.newInputStream(file)));
        }
        for (String resource : sboms.isEmpty() ? Sbom.SHIPPED : List.<String>of()) {
            components.addAll(Sbom.shipped(resource));
        }
        return components;
    }

    static List<String> hits(List<Component> components, List<Advisory> advisories) {
        List<String> hits = new ArrayList<>();
        for (Component component : components) {
            for (Advisory advisory : advisories) {
                advisory.affected().stream()
                        .filter(affected -> affected.hits(component))
                        .findFirst()
                        .ifPresent(affected -> hits.add(line(component, advisory, affected)));
            }
        }
        return hits;
    }

    private static String line(Component component, Advisory advisory, Affected affected) {
        String fixed = affected.fixed().isEmpty() ? "not fixed" : "fixed in " + String.join(", ", affected.fixed());
        return component + ": " + String.join(" ", advisory.names()) + " (" + fixed + ") " + advisory.summary();
    }
}
