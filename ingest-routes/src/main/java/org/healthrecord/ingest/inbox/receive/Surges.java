package org.healthrecord.ingest.inbox.receive;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.healthrecord.ingest.port.Arrival;
import org.healthrecord.ingest.port.Lane;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Sees which sources send faster than their messages are worked on. What such a source sends from then on waits in the lane
 * of bulk loads, so that it delays no other source. It is live again when nothing of it waits in that lane any more, so
 * that its later messages do not overtake its earlier ones.
 */
public final class Surges {
    /** Workers need about a second for so many. */
    static final int LIVE_AT_MOST = 500;

    /** What was given a lane may not be stored yet when the tables are asked, so one empty answer is not enough. */
    private static final int LOOKS_UNTIL_CALM = 2;

    private static final String WAITING = "select count(*) from (select r.id from inbox_record r"
            + " where r.source = ? and r.state = 'RECEIVED' limit " + LIVE_AT_MOST + ") waiting";
    private static final String WAITING_IN_BULK =
            "select count(*) from (select r.id from inbox_record r where r.source = ? and r.state = 'RECEIVED' and r.lane = "
                    + Lane.BULK.ordinal() + " limit 1) waiting";

    private final JdbcTemplate jdbc;
    private final ConcurrentMap<String, Source> sources = new ConcurrentHashMap<>();

    public Surges(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The lane for one more message of a source. */
    Lane lane(Arrival arrival) {
        Lane lane = Lane.ofTransport(arrival.transport());
        return lane == Lane.BULK
                ? lane
                : sources.computeIfAbsent(arrival.source(), name -> new Source())
                        .next();
    }

    /** Whether it sends more than is worked on. */
    boolean isSurging(String name) {
        Source source = sources.get(name);
        return source != null && source.isSurging();
    }

    /** Asks how much waits of each source that has sent something since the last look. */
    public void look() {
        sources.forEach((name, source) -> {
            if (source.isSurging()) {
                source.seenInBulk(count(WAITING_IN_BULK, name));
            } else if (source.hasSent()) {
                int before = source.sent();
                source.seenWaiting(count(WAITING, name), before);
            }
        });
    }

    private int count(String sql, String source) {
        Integer count = jdbc.queryForObject(sql, Integer.class, source);
        return count == null ? 0 : count;
    }

    private static final class Source {
        private int waiting;
        private int sent;
        private int emptyLooks;
        private boolean surging;

        synchronized Lane next() {
            sent++;
            if (!surging && waiting + sent > LIVE_AT_MOST) {
                surging = true;
                emptyLooks = 0;
            }
            return surging ? Lane.BULK : Lane.LIVE;
        }

        synchronized boolean isSurging() {
            return surging;
        }

        synchronized boolean hasSent() {
            return waiting + sent > 0;
        }

        synchronized void seenInBulk(int inBulk) {
            emptyLooks = inBulk == 0 ? emptyLooks + 1 : 0;
            if (emptyLooks >= LOOKS_UNTIL_CALM) {
                surging = false;
                waiting = 0;
            }
            sent = 0;
        }

        synchronized int sent() {
            return sent;
        }

        /** What was sent while the tables were asked still counts. */
        synchronized void seenWaiting(int count, int sentBefore) {
            waiting = count;
            sent -= sentBefore;
        }
    }
}
