package org.healthrecord.app;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.healthrecord.mapping.Format;
import org.healthrecord.mapping.Mappers;
import org.healthrecord.mapping.MessageMapper;
import org.healthrecord.mapping.Opened;
import org.healthrecord.mapping.Unit;

/** Maps all files of a folder, several at a time; whatever one of them does, the others are mapped. */
final class MapRun {
    private final MapArguments arguments;
    private final PrintStream complaints;
    private final MessageMapper mapper;
    private final AtomicInteger files = new AtomicInteger();
    private final AtomicInteger notMapped = new AtomicInteger();
    private final AtomicLong resources = new AtomicLong();
    private final AtomicLong issues = new AtomicLong();
    private final long started = System.nanoTime();

    MapRun(MapArguments arguments, PrintStream complaints) {
        this.arguments = arguments;
        this.complaints = complaints;
        this.mapper = Mappers.forDryRun(arguments.source().format());
    }

    void all() throws IOException {
        Files.createDirectories(arguments.output());
        Set<Path> outputs = new HashSet<>();
        ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<?>> running = inputs().stream()
                    .<Future<?>>map(in -> {
                        Path out = output(in, outputs);
                        return workers.submit(() -> one(in, out));
                    })
                    .toList();
            for (Future<?> future : running) {
                future.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof UncheckedIOException io ? io.getCause() : new IOException(e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    String summary() {
        double seconds = Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0;
        return String.format(
                Locale.ROOT,
                "%d files, %d not or not wholly mapped, %d resources, %d issues, %.1f s",
                files.get(),
                notMapped.get(),
                resources.get(),
                issues.get(),
                seconds);
    }

    boolean complete() {
        return notMapped.get() == 0;
    }

    /** The files of the input folder; of CSV also each folder of files, which is one export. */
    private List<Path> inputs() throws IOException {
        boolean csv = arguments.source().format() == Format.CSV;
        try (Stream<Path> paths = Files.list(arguments.input())) {
            return paths.filter(p -> Files.isRegularFile(p) || (csv && Files.isDirectory(p)))
                    .filter(p -> !p.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /** The input's name with {@code .json}; where two inputs differ in their endings only, the second keeps its own. */
    private Path output(Path in, Set<Path> taken) {
        String name = in.getFileName().toString();
        int dot = Files.isDirectory(in) ? -1 : name.lastIndexOf('.');
        Path out = arguments.output().resolve((dot > 0 ? name.substring(0, dot) : name) + ".json");
        return taken.add(out) ? out : arguments.output().resolve(name + ".json");
    }

    private void one(Path in, Path out) {
        files.incrementAndGet();
        try (BundleFile bundle = new BundleFile(out)) {
            try {
                write(mapper.open(InputFile.payload(in), arguments.source()), bundle);
            } catch (RuntimeException | StackOverflowError e) {
                complaints.println(in.getFileName() + ": " + e.getClass().getName());
                bundle.failed(
                        "defect",
                        "The program failed on this file: " + e.getClass().getSimpleName() + ".");
            }
            bundle.finish();
            resources.addAndGet(bundle.resources());
            issues.addAndGet(bundle.issues());
            notMapped.addAndGet(bundle.failed() ? 1 : 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Opened opened, BundleFile bundle) throws IOException {
        if (opened instanceof Opened.Unreadable unreadable) {
            bundle.refused(unreadable.refusal());
            return;
        }
        Opened.Units units = (Opened.Units) opened;
        bundle.issues(units.issues());
        for (Unit unit : units.units()) {
            bundle.unit(unit);
        }
    }
}
