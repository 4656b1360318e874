package org.healthrecord.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What Linux counts for a process in {@code /proc/PID/stat}. */
public final class ProcFile {
    private static final double TICKS_PER_SECOND = 100;

    private ProcFile() {}

    /** Its own time. */
    static double cpuSeconds(long pid) {
        return ticks(Path.of("/proc/" + pid + "/stat"), 11, 12);
    }

    /** That of the JVM's compilers alone, which a server that has run for a day no longer needs. */
    public static double compilerSeconds(long pid) {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            return threads.filter(ProcFile::isCompiler)
                    .mapToDouble(thread -> ticks(thread.resolve("stat"), 11, 12))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isCompiler(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).contains("CompilerThre");
        } catch (IOException ended) {
            return false;
        }
    }

    /** Its own and that of its ended children. */
    static double cpuSecondsWithEnded(long pid) {
        return ticks(Path.of("/proc/" + pid + "/stat"), 11, 14);
    }

    /** @param from the field's number after the command's name, whose blanks and brackets would confuse the count */
    private static double ticks(Path file, int from, int to) {
        try {
            String stat = Files.readString(file);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long sum = 0;
            for (int i = from; i <= to; i++) {
                sum += Long.parseLong(fields[i]);
            }
            return sum / TICKS_PER_SECOND;
        } catch (java.nio.file.NoSuchFileException ended) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
