package org.healthrecord.fhir.export;

import java.util.Collection;
import java.util.Set;

/** The searches that {@code _typeFilter} may name: those of the FHIR endpoint. */
public interface TypeSearches {
    /** @throws ca.uhn.fhir.rest.server.exceptions.InvalidRequestException where this server does not know the search */
    void check(String type, String search, boolean lenient);

    /**
     * The keys of those among some resources of a type that the search finds.
     *
     * @param asker to whom they are to be shown, as the door remembers it
     */
    Set<Long> matching(String asker, String type, String search, Collection<String> ids);
}
