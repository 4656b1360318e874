package org.healthrecord.access.audit.syslog;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.healthrecord.access.audit.event.Entry;
import org.healthrecord.access.audit.syslog.SentTable.Sent;
import org.healthrecord.database.Ticker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends on what is stored: this process's chain, and chains of processes that are gone. An entry is sent again until it is
 * certain that it arrived. Nobody waits for it.
 */
public final class SyslogForwarding implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SyslogForwarding.class);
    private static final int BATCH = 1000;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final SentTable table;
    private final SyslogReceiver receiver;
    private final EntryText text;
    private final Clock clock;
    private final Duration pause;
    private final Duration gone;
    private final String host = hostName();
    private final Ticker ticker;
    private Sent own;
    private Instant vouched;
    private Instant next;
    private int failures;

    /**
     * @param chain of this process; what is stored from its beginning on is sent
     * @param pause between two looks for new entries, and the first wait after a failure
     * @param gone  how long no process has to vouch for a chain until another sends its rest
     */
    SyslogForwarding(
            DataSource dataSource,
            String chain,
            SyslogReceiver receiver,
            EntryText text,
            Clock clock,
            Duration pause,
            Duration gone) {
        this.table = new SentTable(dataSource);
        this.receiver = receiver;
        this.text = text;
        this.clock = clock;
        this.pause = pause;
        this.gone = gone;
        this.own = new Sent(chain, 0);
        this.vouched = clock.instant();
        this.next = vouched;
        table.begin(chain, vouched);
        this.ticker = Ticker.start("audit-syslog", pause, pause, this::turn);
    }

    private static String hostName() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            return name.matches("[!-~]{1,255}") ? name : "-";
        } catch (UnknownHostException e) {
            return "-";
        }
    }

    private void turn() {
        Instant now = clock.instant();
        if (vouched.plus(gone.dividedBy(5)).isBefore(now)) {
            table.vouch(own.chain(), now);
            vouched = now;
        }
        if (now.isBefore(next)) {
            return;
        }
        try {
            send(own);
            for (Sent left : table.left(now.minus(gone))) {
                send(left);
            }
            succeeded();
        } catch (IOException e) {
            failed(e, now);
        }
    }

    private void send(Sent from) throws IOException {
        Sent sent = from;
        for (List<Entry> batch = table.after(sent, BATCH); !batch.isEmpty(); batch = table.after(sent, BATCH)) {
            receiver.deliver(batch.stream()
                    .map(entry -> SyslogMessage.framed(entry, text.of(entry), host))
                    .toList());
            sent = new Sent(sent.chain(), batch.get(batch.size() - 1).number());
            table.sent(sent);
            if (sent.chain().equals(own.chain())) {
                own = sent;
            }
        }
    }

    private void succeeded() {
        if (failures > 0) {
            LOG.info("The audit is sent to syslog again");
        }
        failures = 0;
    }

    private void failed(IOException e, Instant now) {
        if (failures == 0) {
            LOG.warn(
                    "The audit's entries wait, syslog does not take them: {}",
                    e.getClass().getName());
        }
        long millis = pause.toMillis() << Math.min(failures, 10);
        next = now.plusMillis(Math.min(millis, LONGEST.toMillis()));
        failures++;
    }

    @Override
    public void close() {
        ticker.close();
    }
}
