package org.healthrecord.access.oauth.grant;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.healthrecord.access.oauth.AccountView;
import org.healthrecord.access.scope.Level;
import org.healthrecord.access.scope.ResourceScope;
import org.healthrecord.access.scope.Scope;
import org.healthrecord.access.scope.Scopes;

/** Decides what of the scopes a client asks for can be granted. A pure function of client, account and patient. */
public final class Grants {
    public static final String LAUNCH = "launch";
    public static final String LAUNCH_PATIENT = "launch/patient";
    public static final String OFFLINE = "offline_access";
    public static final String ONLINE = "online_access";
    public static final String FHIR_USER = "fhirUser";

    /** Scopes that open no record. */
    private static final Set<String> IDENTITY = Set.of("openid", FHIR_USER, "profile");

    private Grants() {}

    /**
     * What a client can have at most.
     *
     * @param registered the client's scopes
     * @param everyone   whether the client may read all the persons of an account, without one chosen
     */
    public record Client(Set<String> registered, boolean everyone) {
        private boolean mayAskFor(Scope asked) {
            return Scopes.known(String.join(" ", registered)).imply(asked);
        }

        /** Whether it comes on nobody's behalf: reads, hands in or administrates by itself. */
        public boolean isBackEnd() {
            return Scopes.known(String.join(" ", registered)).all().stream().anyMatch(Scope::isForPrograms);
        }
    }

    /**
     * The scopes an account can grant, in the order asked for. One that is wider than the account's roles comes back narrowed.
     *
     * @param patient the person the app is opened for, if any
     */
    public static Set<String> grantable(
            Collection<String> asked, Client client, AccountView account, Optional<String> patient) {
        Set<String> granted = new LinkedHashSet<>();
        for (String scope : asked) {
            ResourceScope.of(scope)
                    .map(clinical -> clinical(scope, clinical, client, account, patient))
                    .orElseGet(() -> other(scope, client, patient))
                    .forEach(granted::add);
        }
        return granted;
    }

    /** Whether an app with these scopes needs to be told whose chart it is opened for. */
    public static boolean needsPatient(Collection<String> asked, Client client) {
        return asked.contains(LAUNCH_PATIENT)
                || !client.everyone()
                        && asked.stream()
                                .flatMap(scope -> ResourceScope.of(scope).stream())
                                .anyMatch(scope -> scope.level() == Level.PATIENT);
    }

    /** Whether an account may open an app for this person. */
    public static boolean mayOpen(AccountView account, String patient) {
        return account.persons().contains(patient) || mayOpenAnybody(account);
    }

    /** Whether an account may open an app for any person at all. */
    public static boolean mayOpenAnybody(AccountView account) {
        return RoleTypes.isClinical(account.roles());
    }

    /** The scopes of a back end: all it asks for, or nothing when one of them is not its own. */
    public static Optional<Set<String>> system(Collection<String> asked, Client client) {
        boolean all = !asked.isEmpty()
                && asked.stream().allMatch(scope -> Scope.of(scope)
                        .filter(Scope::isForPrograms)
                        .filter(client::mayAskFor)
                        .isPresent());
        return all ? Optional.of(new LinkedHashSet<>(asked)) : Optional.empty();
    }

    private static Stream<String> other(String scope, Client client, Optional<String> patient) {
        boolean granted = IDENTITY.contains(scope)
                || (scope.equals(LAUNCH) || scope.equals(LAUNCH_PATIENT)) && patient.isPresent()
                || (scope.equals(OFFLINE) || scope.equals(ONLINE))
                        && client.registered().contains(scope);
        return granted ? Stream.of(scope) : Stream.empty();
    }

    /** @param asked as it was written: it is granted in the version it was asked for in */
    private static Stream<String> clinical(
            String asked, ResourceScope scope, Client client, AccountView account, Optional<String> patient) {
        if (!client.mayAskFor(scope)) {
            return Stream.empty();
        }
        return switch (scope.level()) {
            case PATIENT -> mayGivePatient(client, account, patient) ? Stream.of(asked) : Stream.empty();
            case USER -> user(asked, scope, account.roles());
            case SYSTEM -> Stream.empty();
        };
    }

    private static boolean mayGivePatient(Client client, AccountView account, Optional<String> patient) {
        return patient.map(person -> mayOpen(account, person))
                .orElse(client.everyone() && !account.persons().isEmpty());
    }

    private static Stream<String> user(String asked, ResourceScope scope, List<String> roles) {
        Set<String> types = RoleTypes.of(roles);
        if (types.contains(Scope.ALL) || types.contains(scope.type())) {
            return Stream.of(asked);
        }
        return scope.type().equals(Scope.ALL)
                ? types.stream().map(type -> asked.replace("/*.", '/' + type + '.'))
                : Stream.empty();
    }
}
