package org.healthrecord.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.healthrecord.benchmark.ProcFile;

/**
 * CPU time and size on disk of what is measured, read from {@code /proc} (Linux). The CPU time of a database server is that
 * of its process and all it has started; those that ended are counted once their parent has waited for them.
 *
 * @param pids the service and, where the database is a server, the database
 * @param folders where their data is
 */
record Usage(List<Long> pids, List<Path> folders) {
    private static final double TICKS_PER_SECOND = 100;

    /** CPU-seconds since each process began. */
    double cpuSeconds() {
        return pids.stream().mapToDouble(Usage::family).sum();
    }

    /** How much of it the JVM's compilers took, which a server that has run for a day no longer needs. */
    double compilerSeconds() {
        return pids.stream().mapToDouble(ProcFile::compilerSeconds).sum();
    }

    private static double family(long pid) {
        return own(pid)
                + ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::descendants)
                        .mapToDouble(child -> own(child.pid()))
                        .sum();
    }

    private static double own(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // The name of the program is in brackets and may hold blanks; user, system and waited-for children
            // follow.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Arrays.stream(fields, 11, 15).mapToLong(Long::parseLong).sum() / TICKS_PER_SECOND;
        } catch (IOException ended) {
            return 0;
        }
    }

    double megabytesOnDisk() throws IOException {
        long bytes = 0;
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                bytes += files.mapToLong(Usage::size).sum();
            }
        }
        return bytes / 1e6;
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException gone) {
            return 0;
        }
    }
}
