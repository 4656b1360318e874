package org.healthrecord.fhir.audit;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Offset;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.healthrecord.access.audit.event.Kind;
import org.healthrecord.access.audit.event.Outcome;
import org.healthrecord.access.audit.view.AuditSearch;
import org.healthrecord.access.audit.view.AuditView;
import org.healthrecord.fhir.exit.AuditExit;
import org.healthrecord.fhir.rest.FhirOperations;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.AuditEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code AuditEvent}, read and searched, the latest first: who saw a chart, when and why. */
@Component
final class AuditEventProvider implements FhirOperations, IResourceProvider {
    private static final Pattern ID = Pattern.compile("([0-9A-Za-z-]{8,40})\\.([0-9]{1,18})");
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 1_000;

    private final AuditExit exit;

    AuditEventProvider(AuditExit exit) {
        this.exit = exit;
    }

    @Override
    public Class<AuditEvent> getResourceType() {
        return AuditEvent.class;
    }

    @Read
    public AuditEvent read(@IdParam IIdType id) {
        Matcher parts = ID.matcher(id.getIdPart());
        if (!parts.matches()) {
            throw new ResourceNotFoundException("There is no such AuditEvent");
        }
        return exit.one(parts.group(1), Long.parseLong(parts.group(2)))
                .map(BasicAudit::of)
                .orElseThrow(() -> new ResourceNotFoundException("There is no such AuditEvent"));
    }

    @Search
    public IBundleProvider search(
            @OptionalParam(name = AuditEvent.SP_PATIENT) @Nullable ReferenceParam patient,
            @OptionalParam(name = AuditEvent.SP_ENTITY) @Nullable ReferenceParam entity,
            @OptionalParam(name = AuditEvent.SP_DATE) @Nullable DateRangeParam date,
            @OptionalParam(name = AuditEvent.SP_AGENT_NAME) @Nullable StringParam agent,
            @OptionalParam(name = AuditEvent.SP_ACTION) @Nullable TokenParam action,
            @OptionalParam(name = AuditEvent.SP_TYPE) @Nullable TokenOrListParam type,
            @OptionalParam(name = AuditEvent.SP_SUBTYPE) @Nullable TokenOrListParam subtype,
            @OptionalParam(name = AuditEvent.SP_OUTCOME) @Nullable TokenOrListParam outcome,
            @Count @Nullable Integer count,
            @Offset @Nullable Integer offset) {
        int size = count == null ? PAGE : Math.max(0, Math.min(count, LARGEST_PAGE));
        int from = offset == null ? 0 : Math.max(0, offset);
        String action1 = action == null ? null : action.getValue();
        AuditSearch search = new AuditSearch(
                person(patient, entity),
                from(date),
                until(date),
                agent == null ? null : agent.getValue(),
                action1,
                kinds(type, subtype),
                outcomes(outcome),
                from,
                size);
        return page(search);
    }

    private IBundleProvider page(AuditSearch search) {
        AuditView.Page found = exit.find(search);
        List<IBaseResource> events = new ArrayList<>();
        found.entries().forEach(entry -> events.add(BasicAudit.of(entry)));
        SimpleBundleProvider page = new SimpleBundleProvider(events);
        page.setSize(Math.toIntExact(found.total()));
        page.setCurrentPageOffset(search.offset());
        page.setCurrentPageSize(search.count());
        return page;
    }

    private static @Nullable String person(@Nullable ReferenceParam patient, @Nullable ReferenceParam entity) {
        String one = id(patient);
        String other = id(entity);
        if (one != null && other != null && !one.equals(other)) {
            throw new InvalidRequestException("patient and entity name two people");
        }
        return one == null ? other : one;
    }

    private static @Nullable String id(@Nullable ReferenceParam reference) {
        if (reference == null) {
            return null;
        }
        boolean other = reference.hasResourceType() && !"Patient".equals(reference.getResourceType());
        if (other || reference.getChain() != null || reference.getIdPart() == null) {
            throw new InvalidRequestException("patient and entity take the id of a Patient");
        }
        return reference.getIdPart();
    }

    private static @Nullable Instant from(@Nullable DateRangeParam date) {
        Date first = date == null ? null : date.getLowerBoundAsInstant();
        return first == null ? null : first.toInstant();
    }

    /** HAPI names the last millisecond that is meant. */
    private static @Nullable Instant until(@Nullable DateRangeParam date) {
        Date last = date == null ? null : date.getUpperBoundAsInstant();
        return last == null ? null : last.toInstant().plusMillis(1);
    }

    private static List<Kind> kinds(@Nullable TokenOrListParam type, @Nullable TokenOrListParam subtype) {
        Set<Kind> kinds = new LinkedHashSet<>(List.of(Kind.values()));
        narrow(kinds, type);
        narrow(kinds, subtype);
        return kinds.size() == Kind.values().length ? List.of() : List.copyOf(kinds);
    }

    private static void narrow(Set<Kind> kinds, @Nullable TokenOrListParam codes) {
        if (codes != null) {
            Set<Kind> meant = new LinkedHashSet<>();
            codes.getValuesAsQueryTokens().forEach(code -> meant.addAll(EventCodes.kinds(code.getValue())));
            kinds.retainAll(meant);
            if (kinds.isEmpty()) {
                throw new InvalidRequestException("No event has this type and subtype");
            }
        }
    }

    private static List<Outcome> outcomes(@Nullable TokenOrListParam codes) {
        if (codes == null) {
            return List.of();
        }
        try {
            return codes.getValuesAsQueryTokens().stream()
                    .map(code -> Outcome.ofCode(code.getValue()))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("outcome is 0, 4, 8 or 12");
        }
    }
}
