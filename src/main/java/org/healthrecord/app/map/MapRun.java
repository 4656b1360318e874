package org.healthrecord.app.map;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.healthrecord.mapping.Preview;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.Unit;

/** Maps all files of a folder, several at a time; whatever one of them does, the others are mapped. */
final class MapRun {
    private final MapArguments arguments;
    private final PrintStream complaints;
    private final MapTally tally = new MapTally();

    MapRun(MapArguments arguments, PrintStream complaints) {
        this.arguments = arguments;
        this.complaints = complaints;
    }

    MapTally all() throws IOException {
        Files.createDirectories(arguments.output());
        InputFiles inputs = InputFiles.of(arguments);
        Set<Path> outputs = new HashSet<>();
        ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Path in : inputs.files()) {
                Path out = inputs.output(in, outputs);
                running.add(workers.submit(() -> one(in, out)));
            }
            for (Future<?> future : running) {
                future.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            workers.shutdownNow();
        }
        return tally;
    }

    private void one(Path in, Path out) {
        BundleCount count = new BundleCount();
        try {
            Files.createDirectories(out.toAbsolutePath().getParent());
            try (BundleFile bundle = new BundleFile(out, count)) {
                read(in, bundle);
                bundle.finish();
            }
        } catch (IOException | RuntimeException e) {
            complain(in, e);
            count.failed = true;
        }
        tally.add(count);
    }

    private void read(Path in, BundleFile bundle) {
        try {
            InputPieces.each(in, arguments.source(), payload -> payload(payload, in, bundle));
        } catch (IOException e) {
            complain(in, e);
            bundle.failed("unreadable", "The file could not be read, or what came of it not be written.");
        } catch (OutOfMemoryError e) {
            complain(in, e);
            bundle.failed("too-large", "The file does not fit into the memory that the program was given.");
        } catch (RuntimeException | StackOverflowError e) {
            complain(in, e);
            bundle.failed("defect", "The program failed on this file.");
        }
    }

    private void payload(Payload payload, Path in, BundleFile bundle) throws IOException {
        bundle.read(payload.bytes().length);
        Opened opened = Preview.open(payload, arguments.source());
        if (opened instanceof Opened.Unreadable unreadable) {
            bundle.refused(unreadable.refusal());
            return;
        }
        Opened.Units units = (Opened.Units) opened;
        bundle.opened(units.issues());
        for (Unit unit : units.units()) {
            try {
                bundle.unit(unit);
            } catch (RuntimeException | StackOverflowError e) {
                complain(in, e);
                bundle.failed("defect", "The program failed on a record of this file.");
            }
        }
    }

    /** Without the exception's message, which may quote the file. */
    private void complain(Path in, Throwable failure) {
        complaints.println(in.getFileName() + ": " + failure.getClass().getName());
    }
}
