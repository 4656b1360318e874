package org.healthrecord.access.oauth.grant;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.healthrecord.access.oauth.AccountView;

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
        private boolean mayAskFor(SmartScope asked) {
            return registered.stream()
                    .map(SmartScope::parse)
                    .flatMap(Optional::stream)
                    .anyMatch(s -> s.covers(asked));
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
            SmartScope.parse(scope)
                    .map(clinical -> clinical(clinical, client, account, patient))
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
                                .map(SmartScope::parse)
                                .flatMap(Optional::stream)
                                .anyMatch(SmartScope::isPatient);
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
                && asked.stream().allMatch(scope -> SmartScope.parse(scope)
                        .filter(SmartScope::isSystem)
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

    private static Stream<String> clinical(
            SmartScope scope, Client client, AccountView account, Optional<String> patient) {
        if (!client.mayAskFor(scope)) {
            return Stream.empty();
        }
        return switch (scope.context()) {
            case "patient" -> mayGivePatient(client, account, patient) ? Stream.of(scope.text()) : Stream.empty();
            case "user" -> user(scope, account.roles());
            default -> Stream.empty();
        };
    }

    private static boolean mayGivePatient(Client client, AccountView account, Optional<String> patient) {
        return patient.map(person -> mayOpen(account, person))
                .orElse(client.everyone() && !account.persons().isEmpty());
    }

    private static Stream<String> user(SmartScope scope, List<String> roles) {
        Set<String> types = RoleTypes.of(roles);
        if (types.contains("*") || types.contains(scope.type())) {
            return Stream.of(scope.text());
        }
        return scope.type().equals("*")
                ? types.stream().map(type -> scope.of(type).text())
                : Stream.empty();
    }
}
