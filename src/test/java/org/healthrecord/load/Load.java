package org.healthrecord.load;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The load program's command line. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = "Sends synthetic feeds to a running service and measures what becomes of it.",
        subcommands = {
            ConnectionsCommand.class,
            PeopleCommand.class,
            ChartCommand.class,
            BundlesCommand.class,
            ReadsCommand.class,
            PlotCommand.class
        })
public final class Load {
    @Option(
            names = "--base",
            scope = ScopeType.INHERIT,
            defaultValue = "http://127.0.0.1:8080",
            description = "address of the service, or of a plain server's FHIR root (${DEFAULT-VALUE})")
    URI base = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--mllp",
            scope = ScopeType.INHERIT,
            defaultValue = "2575",
            description = "MLLP port of the HL7 v2 source (${DEFAULT-VALUE})")
    int mllp;

    @Option(
            names = "--key",
            scope = ScopeType.INHERIT,
            defaultValue = "demo-key",
            description = "of the service, with system/*.rs, admin and intake/* (${DEFAULT-VALUE})")
    String key = "demo-key";

    @Option(names = "--stock", scope = ScopeType.INHERIT, description = "the address is that of a plain FHIR server")
    boolean stock;

    @Option(
            names = "--pid",
            scope = ScopeType.INHERIT,
            split = ",",
            description = "processes whose CPU time counts: the service, and the database server if there is one")
    List<Long> pids = List.of();

    @Option(names = "--data", scope = ScopeType.INHERIT, split = ",", description = "folders whose size counts")
    List<Path> data = List.of();

    @Option(
            names = "--seed",
            scope = ScopeType.INHERIT,
            defaultValue = "1",
            description = "other seeds make other people (${DEFAULT-VALUE})")
    long seed;

    @Option(
            names = "--results",
            scope = ScopeType.INHERIT,
            defaultValue = "target/load",
            description = "folder that a CSV file of each question is added to (${DEFAULT-VALUE})")
    Path results = Path.of("target/load");

    @Option(
            names = "--label",
            scope = ScopeType.INHERIT,
            defaultValue = "",
            description = "what is measured, as it shall stand in the plot's legend")
    String label = "";

    Target target() {
        return new Target(base, mllp, stock, key);
    }

    Usage usage() {
        return new Usage(pids, data);
    }

    Results results(String question, String... columns) {
        return new Results(results, question, label, columns);
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Load()).execute(arguments));
    }
}
