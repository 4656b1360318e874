package org.healthrecord.ingest.pull.turn;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.healthrecord.mapping.text.Sha256;

/** What one channel remembers from one turn to the next, in the inbox's database. */
public final class Memory {
    private static final String WHERE = " where source = ? and channel = ?";
    private static final int KNOWN_AT_ONCE = 500;

    private final InboxTables tables;
    private final String source;
    private final String channel;

    public Memory(InboxTables tables, String source, String channel) {
        this.tables = tables;
        this.source = source;
        this.channel = channel;
    }

    /** A name that tells nothing: file names may hold names of patients. */
    public static String hidden(String prefix, String text) {
        return prefix + Sha256.hex(text, 16);
    }

    public Optional<String> recall(String name) {
        return tables
                .jdbc()
                .queryForList(
                        "select content from pull_memo" + WHERE + " and name = ?", String.class, source, channel, name)
                .stream()
                .findFirst();
    }

    /** The names that begin alike, with what is remembered under them. */
    public Map<String, String> recallAll(String prefix) {
        var found = new HashMap<String, String>();
        tables.jdbc()
                .query(
                        "select name, content from pull_memo" + WHERE + " and name like ?",
                        row -> {
                            found.put(row.getString("name"), row.getString("content"));
                        },
                        source,
                        channel,
                        prefix + '%');
        return found;
    }

    public void remember(String name, String content) {
        remember(Map.of(name, content));
    }

    /** All of them or, when this fails, none. */
    public void remember(Map<String, String> contents) {
        tables.transaction()
                .executeWithoutResult(status -> contents.forEach((name, content) -> {
                    forgetOne(name);
                    tables.jdbc()
                            .update(
                                    "insert into pull_memo (source, channel, name, content) values (?, ?, ?, ?)",
                                    source,
                                    channel,
                                    name,
                                    content);
                }));
        tables.flush();
    }

    public void forget(Collection<String> names) {
        tables.transaction().executeWithoutResult(status -> names.forEach(this::forgetOne));
        tables.flush();
    }

    private void forgetOne(String name) {
        tables.jdbc().update("delete from pull_memo" + WHERE + " and name = ?", source, channel, name);
    }

    /**
     * A resource as it was last fetched.
     *
     * @param patient the id of its patient there, or {@code ""}
     * @param element where it names the patient ({@code subject}), or {@code ""}
     * @param digest  of its content; {@code ""} for one that is gone there
     */
    public record Known(String type, String id, String patient, String element, String digest) {
        public boolean gone() {
            return digest.isEmpty();
        }

        public Known asGone() {
            return new Known(type, id, patient, element, "");
        }
    }

    /** Those of a type that were fetched before, by id. */
    public Map<String, Known> known(String type, List<String> ids) {
        var found = new HashMap<String, Known>();
        for (int from = 0; from < ids.size(); from += KNOWN_AT_ONCE) {
            var some = ids.subList(from, Math.min(ids.size(), from + KNOWN_AT_ONCE));
            var marks = String.join(", ", Collections.nCopies(some.size(), "?"));
            var values = new ArrayList<Object>(List.of(source, channel, type));
            values.addAll(some);
            query(" and type = ? and id in (" + marks + ")", values.toArray())
                    .forEach(known -> found.put(known.id(), known));
        }
        return found;
    }

    /** All of a type that were fetched before and are not gone. */
    public List<Known> known(String type) {
        return query(" and type = ? and digest <> ''", source, channel, type);
    }

    private List<Known> query(String condition, Object... values) {
        return tables.jdbc()
                .query(
                        "select type, id, patient, element, digest from pull_resource" + WHERE + condition,
                        (row, number) -> new Known(
                                row.getString("type"),
                                row.getString("id"),
                                row.getString("patient"),
                                row.getString("element"),
                                row.getString("digest")),
                        values);
    }

    /** Called after they are stored in the inbox. */
    public synchronized void fetched(Collection<Known> resources) {
        if (resources.isEmpty()) {
            return;
        }
        tables.transaction().executeWithoutResult(status -> {
            tables.jdbc()
                    .batchUpdate(
                            "delete from pull_resource" + WHERE + " and type = ? and id = ?",
                            resources.stream()
                                    .map(one -> new Object[] {source, channel, one.type(), one.id()})
                                    .toList());
            tables.jdbc()
                    .batchUpdate(
                            "insert into pull_resource (source, channel, type, id, patient, element, digest)"
                                    + " values (?, ?, ?, ?, ?, ?, ?)",
                            resources.stream()
                                    .map(one -> new Object[] {
                                        source,
                                        channel,
                                        one.type(),
                                        one.id(),
                                        one.patient(),
                                        one.element(),
                                        one.digest()
                                    })
                                    .toList());
        });
    }
}
