package org.healthrecord.access.audit.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.healthrecord.access.audit.chain.ChainCheck;
import org.healthrecord.access.audit.chain.Fault;
import org.healthrecord.access.audit.event.Entry;
import org.healthrecord.access.audit.event.Head;
import org.healthrecord.access.audit.event.Kind;
import org.healthrecord.access.audit.write.EventTable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the whole audit and holds every chain against itself, and against how far it once went. */
public final class Verification {
    private static final int PAGE = 2_000;

    private final JdbcTemplate jdbc;
    private final Map<String, Head> farthest = new HashMap<>();
    private final Map<String, ChainCheck> checks = new TreeMap<>();
    private long entries;

    /**
     * What was found.
     *
     * @param faults the first of each chain that has one
     */
    public record Finding(long entries, int chains, List<Fault> faults) {
        public boolean isGood() {
            return faults.isEmpty();
        }
    }

    private Verification(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * @param kept how far chains went, as it was kept elsewhere (a log)
     * @param waiting entries of a journal that the table does not have yet
     */
    public static Finding of(DataSource dataSource, Collection<Head> kept, List<Entry> waiting) {
        Verification verification = new Verification(dataSource);
        kept.forEach(verification::keep);
        return verification.check(waiting);
    }

    private void keep(Head head) {
        farthest.merge(head.chain(), head, (a, b) -> a.number() >= b.number() ? a : b);
    }

    private Finding check(List<Entry> waiting) {
        Set<String> chains = new TreeSet<>(jdbc.queryForList("select distinct chain from access_audit", String.class));
        waiting.forEach(entry -> chains.add(entry.chain()));
        chains.addAll(farthest.keySet());
        chains.forEach(chain -> checks.put(chain, checked(chain, waiting)));
        List<Fault> faults = new ArrayList<>();
        Set<String> all = new TreeSet<>(chains);
        all.addAll(farthest.keySet());
        for (String chain : all) {
            Head head = farthest.get(chain);
            checks.getOrDefault(chain, new ChainCheck(chain))
                    .end(head)
                    .or(() -> rewritten(head))
                    .ifPresent(faults::add);
        }
        return new Finding(entries, all.size(), faults);
    }

    private ChainCheck checked(String chain, List<Entry> waiting) {
        ChainCheck check = new ChainCheck(chain);
        long last = 0;
        for (List<Entry> page = page(chain, 0); !page.isEmpty(); page = page(chain, last)) {
            long until = page.get(page.size() - 1).number();
            Map<Long, Set<String>> persons = persons(chain, last, until);
            for (Entry entry : page) {
                add(check, entry, persons.getOrDefault(entry.number(), Set.of()));
            }
            last = until;
        }
        for (Entry entry : waiting) {
            if (entry.chain().equals(chain) && entry.number() > last) {
                add(check, entry, entry.event().persons());
            }
        }
        return check;
    }

    private void add(ChainCheck check, Entry entry, Set<String> persons) {
        check.add(entry, persons);
        entries++;
        if (entry.event().kind() == Kind.SERVICE) {
            Head.in(entry.event().detail()).forEach(this::keep);
        }
    }

    private List<Entry> page(String chain, long after) {
        return jdbc.query(
                "select * from access_audit where chain = ? and number > ? order by number fetch first " + PAGE
                        + " rows only",
                EventTable.ENTRY,
                chain,
                after);
    }

    private Map<Long, Set<String>> persons(String chain, long after, long until) {
        Map<Long, Set<String>> persons = new HashMap<>();
        jdbc.query(
                """
                select p.number, p.person from access_audit a
                join access_audit_person p on p.chain = a.chain and p.number = a.number and p.time = a.time
                where a.chain = ? and a.number > ? and a.number <= ?""",
                row -> {
                    persons.computeIfAbsent(row.getLong(1), n -> new HashSet<>())
                            .add(row.getString(2));
                },
                chain,
                after,
                until);
        return persons;
    }

    /** All hashes may have been made anew; what was kept elsewhere was not. */
    private Optional<Fault> rewritten(@Nullable Head head) {
        if (head == null) {
            return Optional.empty();
        }
        List<String> hash = jdbc.queryForList(
                "select hash from access_audit where chain = ? and number = ?",
                String.class,
                head.chain(),
                head.number());
        return hash.isEmpty() || hash.get(0).equals(head.hash())
                ? Optional.empty()
                : Optional.of(new Fault(head.chain(), head.number(), Fault.What.CHANGED));
    }
}
