package org.healthrecord.fhir.chart.consolidation.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.healthrecord.fhir.chart.consolidation.agreement.Clustering;
import org.healthrecord.fhir.chart.consolidation.agreement.Merging;
import org.healthrecord.fhir.chart.consolidation.agreement.Prefer;
import org.healthrecord.fhir.chart.consolidation.statement.Claim;
import org.healthrecord.fhir.chart.consolidation.statement.Filing;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;
import org.healthrecord.fhir.chart.consolidation.value.Concept;
import org.healthrecord.fhir.chart.consolidation.value.Digest;
import org.healthrecord.fhir.chart.consolidation.value.Moment;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceContentComponent;
import org.hl7.fhir.r4.model.Identifier;

/**
 * Documents, filed by their ids and bytes.
 *
 * <table>
 * <caption>DocumentReference</caption>
 * <tr><td>the same fact</td><td>the same document id, or the same bytes</td></tr>
 * <tr><td>not the same</td><td>two entries of one clinic</td></tr>
 * <tr><td>shown</td><td>the latest</td></tr>
 * <tr><td>added</td><td>identifiers</td></tr>
 * </table>
 */
public final class DocumentPolicy implements ConsolidationPolicy {
    private final Merging merging = Merging.showing(Prefer.latest());

    @Override
    public Filing filing(String series, Statement statement) {
        return Filing.ofNames(
                series, names(document(statement)), statement.witness().assertionId());
    }

    @Override
    public Claim claim(Statement statement) {
        return Claim.of(statement, Concept.NONE, Moment.UNKNOWN);
    }

    @Override
    public void group(Clustering claims) {
        claims.join(c -> names(document(c.statement())));
    }

    @Override
    public Merging merging() {
        return merging;
    }

    private static Collection<String> names(DocumentReference document) {
        List<String> names = new ArrayList<>();
        List<Identifier> ids = new ArrayList<>(document.getIdentifier());
        ids.add(document.getMasterIdentifier());
        ids.stream()
                .filter(i -> i.hasSystem() && i.hasValue())
                .forEach(i -> names.add("id|" + i.getSystem() + '|' + i.getValue()));
        contents(document).forEach(c -> names.add("bytes|" + c));
        return names;
    }

    private static List<String> contents(DocumentReference document) {
        return document.getContent().stream()
                .map(DocumentReferenceContentComponent::getAttachment)
                .map(DocumentPolicy::content)
                .filter(c -> !c.isEmpty())
                .toList();
    }

    /** Names the bytes of an attachment; its address where it carries none, "" where it has neither. */
    public static String content(Attachment attachment) {
        if (attachment.hasData()) {
            return Digest.of(attachment.getData());
        }
        if (attachment.hasHash()) {
            return HexFormat.of().formatHex(attachment.getHash());
        }
        return attachment.hasUrl() ? attachment.getUrl() : "";
    }

    private static DocumentReference document(Statement statement) {
        return (DocumentReference) statement.assertion().resource();
    }
}
