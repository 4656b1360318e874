package org.healthrecord.fhir.chart.consolidation.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.fhir.chart.consolidation.agreement.Clustering;
import org.healthrecord.fhir.chart.consolidation.agreement.Merging;
import org.healthrecord.fhir.chart.consolidation.agreement.Prefer;
import org.healthrecord.fhir.chart.consolidation.statement.Claim;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;
import org.healthrecord.fhir.chart.consolidation.value.Concept;
import org.healthrecord.fhir.chart.consolidation.value.Content;
import org.healthrecord.fhir.chart.consolidation.value.Digest;
import org.healthrecord.fhir.chart.consolidation.value.Moment;
import org.healthrecord.fhir.chart.consolidation.value.Resources;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;

/**
 * Types without a policy of their own.
 *
 * <table>
 * <caption>Any other type</caption>
 * <tr><td>the same fact</td><td>the same business identifier (system and value), a device's UDI, or, without one, identical content;
 * two entries of one clinic never, unless it is a product or a file</td></tr>
 * <tr><td>shown</td><td>the latest</td></tr>
 * <tr><td>conflicts</td><td>any element of which two values are stated</td></tr>
 * </table>
 */
public final class OtherPolicy implements ConsolidationPolicy {
    /** What a record refers to rather than says. */
    private static final Set<String> NOBODYS = Set.of("Medication", "Binary", "Substance");

    private final Merging merging = Merging.showing(Prefer.latest());

    @Override
    public String section(Statement statement) {
        return name(statement);
    }

    @Override
    public Claim claim(Statement statement) {
        Claim claim = Claim.of(statement, Concept.NONE, Moment.UNKNOWN);
        return NOBODYS.contains(statement.assertion().key().type())
                ? claim.stamped(claim.stamp().asNobodys(claim.id()))
                : claim;
    }

    @Override
    public void group(Clustering claims) {
        claims.join(claim -> List.of(name(claim.statement())));
    }

    @Override
    public Merging merging() {
        return merging;
    }

    private static String name(Statement statement) {
        return identifier(statement).map(id -> "id|" + id).orElseGet(() -> "content|" + content(statement));
    }

    private static String content(Statement statement) {
        return Digest.of(Content.ofStatement(statement.assertion().resource()));
    }

    private static Optional<String> identifier(Statement statement) {
        return marked(statement.assertion().resource())
                .or(() -> Resources.values(statement.assertion().resource(), "identifier", Identifier.class)
                        .filter(i -> i.hasSystem() && i.hasValue())
                        .map(i -> i.getSystem() + '|' + i.getValue())
                        .min(String::compareTo));
    }

    /** The name that the maker of a device gave it: the model and its serial number. */
    private static Optional<String> marked(Resource resource) {
        return resource instanceof Device device && device.hasSerialNumber()
                ? device.getUdiCarrier().stream()
                        .filter(u -> u.hasDeviceIdentifier())
                        .map(u -> "udi|" + u.getDeviceIdentifier() + '|' + device.getSerialNumber())
                        .min(String::compareTo)
                : Optional.empty();
    }
}
