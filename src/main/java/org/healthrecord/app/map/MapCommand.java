package org.healthrecord.app.map;

import java.io.IOException;
import java.io.PrintStream;

/**
 * {@code map --format hl7v2|ccda|csv|fhir [--source FILE] INPUT_DIR OUTPUT_DIR}: the dry run of a clinic's files. Writes what
 * each file becomes as {@code <same name>.json}, a collection Bundle whose last entry, an OperationOutcome, holds the issues.
 * A folder of CSV files within the input is one export. No server is started, nothing is stored.
 */
public final class MapCommand {
    static final int DONE = 0;
    static final int SOME_NOT_MAPPED = 1;
    static final int USAGE = 2;

    private MapCommand() {}

    /** @return the exit code of the process: 0 all mapped, 1 something could not be mapped, 2 called wrongly */
    public static int run(String[] args) {
        return run(args, System.out, System.err);
    }

    static int run(String[] args, PrintStream out, PrintStream complaints) {
        try {
            MapArguments arguments = MapArguments.of(args);
            MapTally tally = new MapRun(arguments, complaints).all();
            out.println(tally.summary());
            return tally.complete() ? DONE : SOME_NOT_MAPPED;
        } catch (IllegalArgumentException e) {
            complaints.println(e.getMessage());
            complaints.println(MapArguments.USAGE);
            return USAGE;
        } catch (IOException e) {
            complaints.println("Cannot read or write: " + e.getMessage());
            return USAGE;
        }
    }
}
