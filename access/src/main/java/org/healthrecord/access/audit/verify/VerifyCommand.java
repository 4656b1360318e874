package org.healthrecord.access.audit.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.healthrecord.access.audit.event.Head;
import org.healthrecord.access.audit.write.Journal;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** {@code verify-audit}: checks the audit of a service that stands still (H2), or of any (PostgreSQL). */
public final class VerifyCommand {
    private static final String USAGE =
            """
            verify-audit [--home FOLDER] [--jdbc-url URL] [--username NAME] [--password-file FILE] [--anchors FILE]
              --home           the data folder (./data)
              --jdbc-url       the chart's database; the H2 file of the data folder without it
              --anchors        a log of the service, or the syslog it wrote to: entries cut off the end are seen by it
            Exit code: 0 all is in order, 1 not, 2 it could not be checked.""";

    private static final Set<String> OPTIONS =
            Set.of("--home", "--jdbc-url", "--username", "--password-file", "--anchors");

    private VerifyCommand() {}

    public static int run(PrintStream out, PrintStream complaints, String... arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!OPTIONS.contains(arguments[i]) || i + 1 == arguments.length) {
                complaints.println(USAGE);
                return 2;
            }
            options.put(arguments[i], arguments[i + 1]);
        }
        try {
            return check(options, out);
        } catch (IOException e) {
            complaints.println("A file cannot be read: " + e.getMessage());
            return 2;
        } catch (DataAccessException e) {
            complaints.println(
                    "The database cannot be read. An H2 file belongs to the running service: stop it first.");
            return 2;
        }
    }

    private static int check(Map<String, String> options, PrintStream out) throws IOException {
        Path home = Path.of(options.getOrDefault("--home", "data")).toAbsolutePath();
        String url = options.getOrDefault("--jdbc-url", "jdbc:h2:file:" + home + "/fhir;IFEXISTS=TRUE");
        DriverManagerDataSource database =
                new DriverManagerDataSource(url, options.getOrDefault("--username", "sa"), password(options));
        List<Head> kept = options.containsKey("--anchors")
                ? Head.in(Files.readString(Path.of(options.get("--anchors"))))
                : List.of();
        Verification.Finding finding = Verification.of(database, kept, Journal.all(home.resolve("audit")));
        finding.faults().forEach(out::println);
        out.println(finding.entries() + " entries in " + finding.chains() + " chains: "
                + (finding.isGood() ? "all in order." : finding.faults().size() + " chains are not in order."));
        return finding.isGood() ? 0 : 1;
    }

    private static String password(Map<String, String> options) throws IOException {
        return options.containsKey("--password-file")
                ? Files.readString(Path.of(options.get("--password-file"))).strip()
                : "";
    }
}
