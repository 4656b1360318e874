package org.healthrecord.fhir.identity;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.IdentityStatement;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.port.MappedRecord;
import org.hl7.fhir.r4.model.Resource;

/** A record whose patient goes by another registration than its number says: all keys of it, and references to them. */
final class Reassigned {
    private Reassigned() {}

    static MappedRecord to(Registration holder, Registration number, MappedRecord record) {
        Map<String, String> urns = new LinkedHashMap<>();
        urns.put(
                AssertionKey.patient(number).urn(), AssertionKey.patient(holder).urn());
        for (Assertion a : record.assertions()) {
            urns.put(a.key().urn(), key(a.key(), holder, number).urn());
        }
        List<Assertion> assertions = new ArrayList<>();
        IParser parser = FhirContext.forR4Cached().newJsonParser();
        record.assertions()
                .forEach(a -> assertions.add(new Assertion(
                        key(a.key(), holder, number),
                        a.precedence(),
                        a.stance(),
                        a.mode(),
                        a.cleared(),
                        referring(a.resource(), urns, parser),
                        a.place(),
                        a.origins())));
        List<IdentityStatement> identity = record.identity().stream()
                .map(s -> statement(s, holder, number))
                .toList();
        return new MappedRecord(
                record.source(), record.messageId(), record.selector(), record.received(), assertions, identity);
    }

    private static AssertionKey key(AssertionKey key, Registration holder, Registration number) {
        return number.equals(key.registration())
                ? new AssertionKey(key.source(), holder, key.type(), key.local())
                : key;
    }

    private static Resource referring(Resource resource, Map<String, String> urns, IParser parser) {
        String json = parser.encodeResourceToString(resource);
        for (Map.Entry<String, String> urn : urns.entrySet()) {
            json = json.replace(urn.getKey(), urn.getValue());
        }
        return resource.getClass().cast(parser.parseResource(json));
    }

    private static IdentityStatement statement(IdentityStatement s, Registration holder, Registration number) {
        if (s instanceof IdentityStatement.Merge m) {
            return new IdentityStatement.Merge(
                    of(m.surviving(), holder, number), of(m.retired(), holder, number), m.at(), m.place());
        }
        if (s instanceof IdentityStatement.Link l) {
            return new IdentityStatement.Link(
                    of(l.one(), holder, number), of(l.other(), holder, number), l.at(), l.place());
        }
        IdentityStatement.Unlink u = (IdentityStatement.Unlink) s;
        return new IdentityStatement.Unlink(
                of(u.one(), holder, number), of(u.other(), holder, number), u.at(), u.place());
    }

    private static Registration of(Registration one, Registration holder, Registration number) {
        return one.equals(number) ? holder : one;
    }
}
