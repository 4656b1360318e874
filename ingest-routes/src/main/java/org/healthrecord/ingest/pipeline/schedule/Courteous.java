package org.healthrecord.ingest.pipeline.schedule;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that lets others go first: where processors are short, a clinic that waits for its acknowledgement and a reader
 * of a chart come before the backlog. Linux gives a thread a nice value of its own (setpriority(2), "C library/kernel
 * differences") that Java's thread priorities do not reach without options on the command line. The backlog still gets
 * its share: about a third of what another thread gets, and all that no other thread uses.
 */
public final class Courteous implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Courteous.class);
    private static final int PRIO_PROCESS = 0;
    private static final int THIS_THREAD = 0;
    private static final int MORE = 5;
    private static final int NICEST = 19;

    private final Runnable work;

    private Courteous(Runnable work) {
        this.work = work;
    }

    /** The same work, giving way from its first moment for as long as its thread lives. */
    public static Runnable of(Runnable work) {
        return Platform.isLinux() ? new Courteous(work) : work;
    }

    private interface CLibrary extends Library {
        int getpriority(int which, int who);

        int setpriority(int which, int who, int nice);
    }

    @Override
    public void run() {
        try {
            CLibrary c = Native.load("c", CLibrary.class);
            // What receives and answers has the nice value the program was started with.
            int usual = c.getpriority(
                    PRIO_PROCESS, Math.toIntExact(ProcessHandle.current().pid()));
            c.setpriority(PRIO_PROCESS, THIS_THREAD, Math.min(usual + MORE, NICEST));
        } catch (LinkageError | RuntimeException e) {
            // Without it everything works as well, only not in this order.
            LOG.info(
                    "Work in the background runs at usual priority: {}",
                    e.getClass().getName());
        }
        work.run();
    }
}
