package org.healthrecord.access.account.directory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An account as it stands now.
 *
 * @param demo       one of the profile demo: it needs no second factor
 * @param roles      of staff, as FRONT_DESK
 * @param self       the person it is bound to, while staff's check still holds
 * @param proxies    that hold now
 */
public record Account(
        String id,
        String loginName,
        String displayName,
        boolean demo,
        Set<String> roles,
        Optional<String> self,
        List<Proxy> proxies) {
    /** The scope of a proxy for everything the person may read. */
    public static final String EVERYTHING = "patient/*.rs";

    /** The scope of a proxy who may decide who is shown what. */
    public static final String DECIDES = "patient/Consent.cu";

    /** @param scope SMART scopes, space separated */
    public record Proxy(String id, String person, String scope) {
        boolean readsAll() {
            return List.of(scope.split(" ")).contains(EVERYTHING);
        }

        /** Whether it may decide who is shown what. */
        public boolean decides() {
            return List.of(scope.split(" ")).contains(DECIDES);
        }
    }

    /**
     * ROLE_x for each role of staff, SELF_person, PROXY_person for a proxy for everything, LIMITED_PROXY_person for one whose
     * scope says less.
     */
    public SortedSet<String> authorities() {
        SortedSet<String> all = new TreeSet<>();
        roles.forEach(role -> all.add("ROLE_" + role));
        self.ifPresent(person -> all.add("SELF_" + person));
        proxies.forEach(proxy -> all.add((proxy.readsAll() ? "PROXY_" : "LIMITED_PROXY_") + proxy.person()));
        return all;
    }

    public boolean isStaff() {
        return !roles.isEmpty();
    }

    /** Names nobody: it may come into a log. */
    @Override
    public String toString() {
        return "Account " + id;
    }
}
