package org.healthrecord.access.scope;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** One word of what a caller may. */
public sealed interface Scope permits ResourceScope, Scope.Plain, Scope.Admin, Scope.Intake {
    /** Every type, every source. */
    String ALL = "*";

    /** As it is written, in the newest version's form. */
    String text();

    /** Whether who holds this holds the other, too. */
    default boolean implies(Scope other) {
        return equals(other);
    }

    /** Whether it is of a program itself, and of no account: charts by {@code system/}, handing in, administrating. */
    default boolean isForPrograms() {
        return this instanceof Admin
                || this instanceof Intake
                || this instanceof ResourceScope of && of.level() == Level.SYSTEM;
    }

    /** Empty for what this service does not know; it allows nothing. */
    static Optional<Scope> of(String text) {
        int slash = text.indexOf('/');
        String first = slash < 0 ? text : text.substring(0, slash);
        String rest = slash < 0 ? "" : text.substring(slash + 1);
        return switch (first) {
            case "patient", "user", "system" -> ResourceScope.of(first, rest).map(Scope.class::cast);
            case Admin.WORD -> Admin.of(slash < 0 ? ALL : rest);
            case Intake.WORD -> Intake.of(rest);
            default -> Plain.NAMES.contains(text) ? Optional.of(new Plain(text)) : Optional.empty();
        };
    }

    /** Of OpenID Connect and SMART, without resources: {@code launch}, {@code openid}, {@code offline_access} ... */
    record Plain(String name) implements Scope {
        static final Set<String> NAMES = Set.of(
                "openid",
                "profile",
                "fhirUser",
                "launch",
                "launch/patient",
                "launch/encounter",
                "offline_access",
                "online_access");

        @Override
        public String text() {
            return name;
        }
    }

    /**
     * To administrate.
     *
     * @param area the part of the administration ({@code summary}, {@code metrics}); {@link #ALL} for all of it
     */
    record Admin(String area) implements Scope {
        static final String WORD = "admin";

        private static final Pattern AREA = Pattern.compile("[a-z][a-z.-]*|\\*");

        static Optional<Scope> of(String area) {
            return AREA.matcher(area).matches() ? Optional.of(new Admin(area)) : Optional.empty();
        }

        @Override
        public String text() {
            return area.equals(ALL) ? WORD : WORD + '/' + area;
        }

        @Override
        public boolean implies(Scope other) {
            return other instanceof Admin admin && (area.equals(ALL) || area.equals(admin.area));
        }
    }

    /** To hand in records as this source; {@link #ALL} for any. */
    record Intake(String source) implements Scope {
        static final String WORD = "intake";

        private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*|\\*");

        static Optional<Scope> of(String source) {
            return SOURCE.matcher(source).matches() ? Optional.of(new Intake(source)) : Optional.empty();
        }

        @Override
        public String text() {
            return WORD + '/' + source;
        }

        @Override
        public boolean implies(Scope other) {
            return other instanceof Intake intake && (source.equals(ALL) || source.equals(intake.source));
        }
    }
}
