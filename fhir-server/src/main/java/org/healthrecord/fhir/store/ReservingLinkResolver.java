package org.healthrecord.fhir.store;

import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.api.svc.IIdHelperService;
import ca.uhn.fhir.jpa.api.svc.ResolveIdentityMode;
import ca.uhn.fhir.jpa.cache.IResourceTypeCacheSvc;
import ca.uhn.fhir.jpa.dao.JpaDaoResourceLinkResolver;
import ca.uhn.fhir.jpa.model.cross.IResourceLookup;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.model.entity.ResourceEncodingEnum;
import ca.uhn.fhir.jpa.model.entity.ResourceHistoryTable;
import ca.uhn.fhir.jpa.model.entity.ResourceTable;
import ca.uhn.fhir.jpa.searchparam.extractor.PathAndRef;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import jakarta.persistence.EntityManager;
import java.util.Date;
import org.healthrecord.fhir.store.type.ChartTypes;
import org.hl7.fhir.instance.model.api.IIdType;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A reference to what is not there yet must be found by a search once it is there, in whatever order the two were
 * written. HAPI without referential integrity drops such a reference from its index for good. Here the target's row is
 * reserved, marked as deleted: no one can read it, the index can point at it, and the target's first write revives it.
 */
class ReservingLinkResolver extends JpaDaoResourceLinkResolver {
    @Autowired
    private IIdHelperService<JpaPid> ids;

    @Autowired
    private IResourceTypeCacheSvc types;

    @Autowired
    private EntityManager entities;

    @Override
    public @Nullable IResourceLookup<?> findTargetResource(
            RequestPartitionId partition,
            String sourceType,
            PathAndRef reference,
            RequestDetails request,
            TransactionDetails transaction) {
        IResourceLookup<?> found = super.findTargetResource(partition, sourceType, reference, request, transaction);
        IIdType target = reference.getRef().getReferenceElement();
        if (found != null || !ChartTypes.holds(target.getResourceType())) {
            return found;
        }
        JpaPid row = rowOf(partition, target);
        row.setAssociatedResourceId(target);
        transaction.addResolvedResourceId(target, row);
        return super.findTargetResource(partition, sourceType, reference, request, transaction);
    }

    private JpaPid rowOf(RequestPartitionId partition, IIdType target) {
        try {
            return ids.resolveResourceIdentityPid(
                    partition,
                    target.getResourceType(),
                    target.getIdPart(),
                    ResolveIdentityMode.includeDeleted().noCacheUnlessDeletesDisabled());
        } catch (ResourceNotFoundException e) {
            return reserve(target);
        }
    }

    private JpaPid reserve(IIdType target) {
        Date now = new Date();
        ResourceTable row = new ResourceTable();
        row.setResourceType(target.getResourceType());
        row.setResourceTypeId(types.getResourceTypeId(target.getResourceType()));
        row.setFhirId(target.getIdPart());
        row.setFhirVersion(FhirVersionEnum.R4);
        row.setPublished(now);
        row.setUpdated(now);
        row.setDeleted(now);
        row.setId(new JpaPid());
        row.initializeVersion();
        entities.persist(row);
        ResourceHistoryTable version = row.toHistory(false);
        version.setEncoding(ResourceEncodingEnum.DEL);
        entities.persist(version);
        return row.getPersistentId();
    }
}
