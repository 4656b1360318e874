package org.healthrecord.fhir.exit.view;

import ca.uhn.fhir.rest.api.server.IBundleProvider;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;

/** Results whose further pages may be asked for. A page that has been forgotten is answered like one that is too old. */
public final class KeptPages {
    private static final int MOST = 500;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Cache<String, FoundHere> kept =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();

    public String keep(FoundHere found) {
        kept.put(found.getUuid(), found);
        return found.getUuid();
    }

    public Optional<IBundleProvider> find(String id) {
        return Optional.ofNullable(kept.getIfPresent(id));
    }
}
