package org.healthrecord.ingest.inbox;

import java.io.PrintStream;
import java.util.Map;
import org.healthrecord.ingest.RecordingSink;
import org.healthrecord.ingest.RunningInbox;

/** A program of its own that appends as fast as it can and prints the id of each message it was given a receipt for. */
public final class AppendingProgram {
    private static final int SENDERS = 8;

    private AppendingProgram() {}

    /** @param arguments the database's URL, and a text that makes this run's messages different from another's */
    public static void main(String[] arguments) {
        RunningInbox inbox = RunningInbox.start(arguments[0], new RecordingSink(), Map.of());
        PrintStream out = new PrintStream(System.out, true);
        for (int sender = 0; sender < SENDERS; sender++) {
            String patient = "P" + sender;
            new Thread(() -> send(inbox, patient, arguments[1], out)).start();
        }
    }

    private static void send(RunningInbox inbox, String patient, String run, PrintStream out) {
        for (int i = 0; ; i++) {
            String text = patient + " " + run + "-" + i;
            out.println("id " + inbox.send(text) + " " + text);
        }
    }
}
