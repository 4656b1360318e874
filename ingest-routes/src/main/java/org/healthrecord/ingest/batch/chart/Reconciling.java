package org.healthrecord.ingest.batch.chart;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.healthrecord.ingest.batch.work.Pieces;
import org.healthrecord.ingest.batch.work.Progress;
import org.healthrecord.ingest.inbox.view.Audit;

/** A reconciliation under way: the inbox's messages, then what proves the charts, then person by person. */
final class Reconciling implements Pieces {
    private static final int AT_ONCE = 500;
    private static final String INBOX = "1";
    private static final String EVIDENCE = "2";
    private static final String PEOPLE = "3";

    private final Charts charts;
    private final Audit audit;
    private final Progress progress;
    private final LongConsumer found;
    private final People people;
    private String phase;
    private String position;

    Reconciling(Charts charts, Audit audit, Progress progress, LongConsumer found) {
        this.charts = charts;
        this.audit = audit;
        this.progress = progress;
        this.found = found;
        String at = progress.position().isEmpty() ? INBOX : progress.position();
        this.phase = at.substring(0, 1);
        this.position = at.substring(1);
        Collection<String> all = charts.people();
        this.people = new People(all, phase.equals(PEOPLE) ? position : "");
        if (!progress.isCounted()) {
            progress.expect(audit.messages(progress.since()) + all.size());
        }
    }

    @Override
    public boolean next() {
        switch (phase) {
            case INBOX -> inbox();
            case EVIDENCE -> evidence();
            default -> person();
        }
        progress.position(phase + position);
        boolean more = !phase.equals(PEOPLE) || people.hasNext();
        if (!more) {
            found.accept(progress.failed());
        }
        return more;
    }

    private void inbox() {
        List<Audit.Message> page = audit.after(position, progress.since(), AT_ONCE);
        page.forEach(this::message);
        progress.read(page.size());
        go(
                page.isEmpty() ? EVIDENCE : INBOX,
                page.isEmpty() ? "" : page.get(page.size() - 1).id());
    }

    private void message(Audit.Message message) {
        if (!message.intact()) {
            progress.failed("message " + message.id(), "The stored bytes are not those that were received.");
        }
        message.overdue()
                .forEach(record -> progress.failed(
                        "message " + message.id() + ", record " + record, "It has waited for more than a day."));
        Set<String> silent = new LinkedHashSet<>(message.stating());
        if (!silent.isEmpty()) {
            silent.removeAll(charts.stating(message.id(), silent));
        }
        silent.forEach(selector -> progress.failed(
                "message " + message.id() + (selector.isEmpty() ? "" : ", " + selector),
                "It is settled as stored, and no chart knows of it."));
    }

    private void evidence() {
        List<String> page = charts.evidence(position, AT_ONCE);
        Set<String> known = audit.existing(page);
        page.stream()
                .filter(id -> !known.contains(id))
                .forEach(id ->
                        progress.failed("message " + id, "It proves something in a chart and is not in the inbox."));
        go(page.isEmpty() ? PEOPLE : EVIDENCE, page.isEmpty() ? "" : page.get(page.size() - 1));
    }

    private void person() {
        if (!people.hasNext()) {
            return;
        }
        String person = people.next();
        charts.differences(person)
                .forEach(reference ->
                        progress.failed(reference, "The stored chart differs from what the assertions give."));
        progress.read(1);
        go(PEOPLE, person);
    }

    private void go(String to, String at) {
        phase = to;
        position = at;
    }
}
