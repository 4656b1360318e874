package org.healthrecord.fhir.store.write;

import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.searchparam.extractor.ResourceIndexedSearchParams;
import ca.uhn.fhir.jpa.searchparam.extractor.SearchParamExtractorService;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/** Has HAPI work out what its search tables hold for some resources; of a {@link ProvenanceIndex plain Provenance} that is known. */
@Component
public class SearchIndex {
    private final SearchParamExtractorService extractor;
    private final Mentioned mentioned = new Mentioned();

    SearchIndex(SearchParamExtractorService extractor) {
        this.extractor = extractor;
    }

    /** @param rows the row of everything the resources refer to, by {@code Type/id} */
    void fill(List<PendingResource> drafts, Map<String, Long> rows) {
        TransactionDetails known = new TransactionDetails();
        rows.forEach((reference, pid) -> {
            IdType id = new IdType(reference);
            JpaPid row = JpaPid.fromId(pid);
            row.setAssociatedResourceId(id);
            known.addResolvedResourceId(id, row);
        });
        SystemRequestDetails request = new SystemRequestDetails();
        for (PendingResource draft : drafts) {
            if (!ProvenanceIndex.fill(draft, rows)) {
                extract(draft, request, known);
            }
            draft.index().populateResourceTableSearchParamsPresentFlags(draft.entity());
            draft.entity().setHasLinks(!draft.index().myLinks.isEmpty());
        }
    }

    private void extract(PendingResource draft, SystemRequestDetails request, TransactionDetails known) {
        extractor.extractFromResource(
                RequestPartitionId.defaultPartition(),
                request,
                draft.index(),
                ResourceIndexedSearchParams.empty(),
                draft.entity(),
                draft.resource().resource(),
                known,
                false,
                mentioned.of(draft.resource().resource()));
        if (!IndexRows.covers(draft.index())) {
            throw new IllegalStateException("A search parameter of "
                    + draft.entity().getResourceType() + " is of a kind that is not written here");
        }
    }
}
