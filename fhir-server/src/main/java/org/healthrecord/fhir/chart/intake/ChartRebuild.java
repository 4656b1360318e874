package org.healthrecord.fhir.chart.intake;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.healthrecord.fhir.chart.assertion.Owners;
import org.healthrecord.fhir.chart.change.Outbox;
import org.healthrecord.fhir.chart.lock.ChartLocks;
import org.healthrecord.fhir.chart.port.ChartListener;
import org.healthrecord.fhir.chart.port.ChartReader;
import org.healthrecord.fhir.chart.port.ChartWriter;
import org.healthrecord.fhir.chart.projection.Changes;
import org.healthrecord.fhir.chart.projection.ChartOwner;
import org.healthrecord.fhir.chart.projection.ChartTables;
import org.healthrecord.fhir.chart.projection.FactWriting;
import org.healthrecord.fhir.chart.projection.Projection;
import org.healthrecord.fhir.identity.PersonIndex;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Rebuilds charts from the assertions alone, and finds where a stored chart differs from its rebuild. */
public final class ChartRebuild {
    private final ChartTables tables;
    private final PersonIndex index;
    private final Projection projection;
    private final FactWriting writing;
    private final ChartWriter writer;
    private final ChartReader reader;
    private final Outbox outbox;
    private final ChartLocks locks;
    private final TransactionTemplate transaction;

    public ChartRebuild(
            ChartTables tables,
            PersonIndex index,
            Projection projection,
            FactWriting writing,
            ChartWriter writer,
            ChartReader reader,
            Outbox outbox,
            ChartLocks locks,
            TransactionTemplate transaction) {
        this.tables = tables;
        this.index = index;
        this.projection = projection;
        this.writing = writing;
        this.writer = writer;
        this.reader = reader;
        this.outbox = outbox;
        this.locks = locks;
        this.transaction = transaction;
    }

    /** All persons with a chart, and the directory first. */
    public Collection<String> people() {
        Set<String> people = new LinkedHashSet<>();
        people.add(Owners.DIRECTORY);
        people.addAll(tables.facts().people());
        return people;
    }

    public Collection<String> peopleOf(String source) {
        return tables.facts().peopleOf(source);
    }

    public boolean exists(String personId) {
        return tables.facts().isPerson(personId);
    }

    /** Writes a person's whole chart again. */
    public void rebuild(String personId) {
        Changes changes = Changes.all();
        holding(personId, tx -> {
            projection.whole(person(personId), changes);
            changes.writeTo(writer, outbox, ChartListener.Cause.REBUILT);
            return true;
        });
    }

    /**
     * What a rebuild would change, and what the FHIR store holds differently from how it was written; writes nothing.
     *
     * @return {@code Type/id} of each difference; empty when chart and assertions agree
     */
    public Set<String> differences(String personId) {
        return holding(personId, tx -> {
            tx.setRollbackOnly();
            Changes changes = Changes.differing();
            Set<String> differences = new LinkedHashSet<>();
            tables.facts().factsOf(personId).forEach(f -> {
                check(f.reference(), f.contentId(), differences);
                check(f.provenanceReference(), f.provenanceContentId(), differences);
            });
            tables.lists()
                    .written(personId)
                    .forEach((kind, content) -> check("List/" + kind.id(personId), content, differences));
            projection.whole(person(personId), changes);
            differences.addAll(changes.touched());
            return differences;
        });
    }

    /** Stops the writers of this person alone; what belongs to no patient is in every chart and stops all. */
    private <T> T holding(String personId, Function<TransactionStatus, T> work) {
        if (personId.equals(Owners.DIRECTORY)) {
            return locks.alone(() -> within(locks::nodesAlone, work));
        }
        Set<String> only = Set.of(personId);
        return locks.shared(() -> locks.with(only, () -> within(() -> locks.nodesShared(only), work)));
    }

    private <T> T within(Runnable nodes, Function<TransactionStatus, T> work) {
        return Objects.requireNonNull(transaction.execute(tx -> {
            nodes.run();
            return work.apply(tx);
        }));
    }

    private void check(String reference, UUID content, Set<String> differences) {
        boolean same = reader.read(reference)
                .map(ChartRebuild::asWritten)
                .map(writing::contentOf)
                .filter(content::equals)
                .isPresent();
        if (!same) {
            differences.add(reference);
        }
    }

    /** Without what the store itself adds. */
    private static Resource asWritten(Resource stored) {
        Resource resource = stored.copy();
        resource.setIdElement(stored.getIdElement().toUnqualifiedVersionless());
        Meta meta = resource.getMeta();
        meta.setVersionId(null);
        meta.setLastUpdated(null);
        meta.setSource(null);
        FactWriting.inOrder(resource);
        return resource;
    }

    private ChartOwner person(String id) {
        return id.equals(Owners.DIRECTORY) ? ChartOwner.directory() : new ChartOwner(id, index.registrationsOf(id));
    }
}
