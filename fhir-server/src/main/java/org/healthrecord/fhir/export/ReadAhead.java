package org.healthrecord.fhir.export;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.healthrecord.fhir.exit.BulkExit.Shown;
import org.jspecify.annotations.Nullable;

/** The pages of a {@link Walk} in their order. While one is written the next few are read, so that both cost time together. */
final class ReadAhead implements AutoCloseable {
    private static final int AT_ONCE = 1000;
    private static final int READERS = 2;
    private static final int AHEAD = 3;

    private final Walk walk;
    private final Function<List<Long>, Shown> read;
    private final ExecutorService readers;
    private final Deque<Chunk> chunks = new ArrayDeque<>();
    private final Deque<Pending> pending = new ArrayDeque<>();
    private @Nullable String place;
    private boolean ended;

    /** @param place from where the walk continues; null at its beginning */
    ReadAhead(Walk walk, @Nullable String place, Function<List<Long>, Shown> read) {
        this.walk = walk;
        this.place = place;
        this.read = read;
        this.readers = Executors.newFixedThreadPool(READERS, task -> {
            Thread thread = new Thread(task, "export-reader");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * What was read.
     *
     * @param owned see {@link Walk.Step}
     * @param place behind it; null where more of the same step follows
     */
    record Page(Shown shown, boolean owned, @Nullable String place) {}

    private record Chunk(List<Long> pids, boolean owned, @Nullable String place) {}

    private record Pending(Future<Shown> shown, Chunk of) {}

    /** Empty at the end. */
    Optional<Page> next() {
        while (pending.size() < AHEAD && hasMore()) {
            Chunk chunk = chunks.remove();
            pending.add(new Pending(readers.submit(() -> read.apply(chunk.pids())), chunk));
        }
        Pending next = pending.poll();
        return next == null
                ? Optional.empty()
                : Optional.of(
                        new Page(get(next.shown()), next.of().owned(), next.of().place()));
    }

    private boolean hasMore() {
        if (chunks.isEmpty() && !ended) {
            walk.after(place).ifPresentOrElse(this::cut, () -> ended = true);
        }
        return !chunks.isEmpty();
    }

    private void cut(Walk.Step step) {
        place = step.place();
        List<Long> pids = step.pids();
        int from = 0;
        do {
            int to = Math.min(pids.size(), from + AT_ONCE);
            chunks.add(new Chunk(pids.subList(from, to), step.owned(), to == pids.size() ? step.place() : null));
            from = to;
        } while (from < pids.size());
    }

    private static Shown get(Future<Shown> shown) {
        try {
            return shown.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }
}
