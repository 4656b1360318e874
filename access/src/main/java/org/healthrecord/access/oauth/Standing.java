package org.healthrecord.access.oauth;

import java.util.Optional;

/** How accounts stand at this moment: asked whenever a token is made, so that what ended is not prolonged. */
public interface Standing {
    /** @return nothing for an account that does not exist, is locked or has ended */
    Optional<AccountView> now(String accountId);
}
