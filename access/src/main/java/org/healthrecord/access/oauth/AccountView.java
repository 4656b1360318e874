package org.healthrecord.access.oauth;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An account as it stands now.
 *
 * @param displayName as its pages address it
 * @param authorities {@code ROLE_...} for staff, {@code SELF_id} and {@code PROXY_id} for the persons whose charts it may read
 */
public record AccountView(String id, String displayName, Set<String> authorities) {
    private static final String ROLE = "ROLE_";
    private static final String SELF = "SELF_";
    private static final String PROXY = "PROXY_";

    public AccountView {
        authorities = Set.copyOf(authorities);
    }

    /** The roles of staff, without prefix, sorted. */
    public List<String> roles() {
        return withPrefix(ROLE);
    }

    /** Patient ids: oneself and those one cares for, sorted. */
    public List<String> persons() {
        return authorities.stream()
                .filter(name -> name.startsWith(SELF) || name.startsWith(PROXY))
                .map(name -> name.substring(name.indexOf('_') + 1))
                .distinct()
                .sorted()
                .toList();
    }

    /** The account holder's own Patient id. */
    public Optional<String> self() {
        return withPrefix(SELF).stream().findFirst();
    }

    public boolean isStaff() {
        return authorities.stream().anyMatch(name -> name.startsWith(ROLE));
    }

    private List<String> withPrefix(String prefix) {
        return authorities.stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .sorted()
                .toList();
    }
}
