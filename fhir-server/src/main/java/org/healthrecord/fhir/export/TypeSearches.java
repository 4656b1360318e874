package org.healthrecord.fhir.export;

import java.util.Collection;
import java.util.Set;

/** The searches that {@code _typeFilter} may name: those of the FHIR endpoint. */
public interface TypeSearches {
    /** @throws ca.uhn.fhir.rest.server.exceptions.InvalidRequestException where this server does not know the search */
    void check(String type, String search, boolean lenient);

    /** The keys of those among some resources of a type that the search finds. */
    Set<Long> matching(String type, String search, Collection<String> ids);
}
