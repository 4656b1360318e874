package org.healthrecord.mapping.hl7v2.datatype;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.code.CodeSystems;
import org.healthrecord.mapping.code.HlTables;
import org.healthrecord.mapping.code.TableCodes;
import org.healthrecord.mapping.hl7v2.reader.Message;
import org.healthrecord.mapping.port.SourceProfile;
import org.healthrecord.mapping.time.HlTimestamp;

/**
 * The sending clinic, while one of its messages is read: its zone, how its local names become URIs, and the issues
 * found on the way.
 */
public final class Sender {
    /** How FHIR named the tables before release 4. */
    private static final String OLD_TABLES = "http://hl7.org/fhir/v2/";

    private final SourceProfile profile;
    private final ZoneId zone;
    private final List<Issue> issues = new ArrayList<>();

    /** For what is read without the rest of a message, and holds no times. */
    public Sender(SourceProfile profile) {
        this.profile = profile;
        this.zone = profile.timeZone();
    }

    public Sender(SourceProfile profile, Message message) {
        this.profile = profile;
        this.zone = HlTimestamp.parse(message.header().text(7))
                .filter(t -> !t.offset().isEmpty())
                .<ZoneId>map(t -> ZoneOffset.of(t.offset()))
                .orElse(profile.timeZone());
    }

    public SourceProfile profile() {
        return profile;
    }

    /** The zone of times without an offset: MSH-7's (HL7 v2 chapter 2A, DTM), else the one the source is configured with. */
    public ZoneId zone() {
        return zone;
    }

    public void report(Issue issue) {
        if (!issues.contains(issue)) {
            issues.add(issue);
        }
    }

    public List<Issue> issues() {
        return issues;
    }

    /** The URI of a code system named in a CWE; empty for no name. Names that are not standard belong to this clinic. */
    public Optional<String> codeSystem(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> known = CodeSystems.ofName(name);
        if (known.isEmpty() && name.startsWith(OLD_TABLES)) {
            return Optional.of(HlTables.v2Table(name.substring(OLD_TABLES.length())));
        }
        return known.isPresent() ? known : Optional.of(table(name).orElseGet(() -> uri(name)));
    }

    /** The system of a code: one that the clinic added to a table of HL7 is of the clinic's own table. */
    public String systemOf(String system, String code) {
        if (!TableCodes.lacks(system, code)) {
            return system;
        }
        int table = system.lastIndexOf("/v2-");
        return local(table < 0 ? system.substring(system.lastIndexOf('/') + 1) : "HL7" + system.substring(table + 4));
    }

    /** The URI of an assigning authority (HD): its universal id, else its namespace as a name of this clinic. */
    public Optional<String> authority(String namespace, String universal) {
        if (!universal.isEmpty()) {
            return Optional.of(known(universal).orElseGet(() -> uri(universal)));
        }
        if (namespace.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(known(namespace).orElseGet(() -> uri(namespace)));
    }

    /** The clinic's own system for numbers of a kind to which it names no authority. */
    public String own(String kind) {
        return local(kind);
    }

    private static Optional<String> known(String name) {
        boolean identifiers = name.equals("NPI") || name.equals("SSA") || name.equals("SSN") || name.equals("CLIA");
        return identifiers ? CodeSystems.ofName(name) : Optional.empty();
    }

    private String uri(String name) {
        if (isOid(name)) {
            return CodeSystems.ofOid(name);
        }
        if (name.startsWith("urn:") || name.startsWith("http://") || name.startsWith("https://")) {
            return name.indexOf(' ') < 0 ? name : local(name);
        }
        return isUuid(name) ? "urn:uuid:" + name.toLowerCase(Locale.ROOT) : local(name);
    }

    /** {@code urn:local:source:name}: the same name at two clinics is two systems. */
    private String local(String name) {
        StringBuilder uri = new StringBuilder("urn:local:").append(profile.id()).append(':');
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '_';
            uri.append(plain ? c : '-');
        }
        return uri.toString();
    }

    /** {@code HL70203}, {@code HL7nnnn} of any width, or the four digits alone. */
    private static Optional<String> table(String name) {
        if (name.length() == 4 && name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(HlTables.v2Table(name));
        }
        if (name.length() < 5 || name.length() > 8 || !name.regionMatches(true, 0, "HL7", 0, 3)) {
            return Optional.empty();
        }
        String number = name.substring(name.charAt(3) == '-' || name.charAt(3) == ' ' ? 4 : 3);
        boolean digits =
                !number.isEmpty() && number.length() < 5 && number.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Optional.of(HlTables.v2Table("0000".substring(number.length()) + number)) : Optional.empty();
    }

    /** At least three arcs, none of them empty or with a leading zero; a few digits and dots are a version or a room. */
    public static boolean isOid(String text) {
        if (text.length() < 6 || text.charAt(0) < '0' || text.charAt(0) > '2' || text.charAt(1) != '.') {
            return false;
        }
        int arc = 2;
        for (int end = text.indexOf('.', arc); end >= 0; end = text.indexOf('.', arc)) {
            if (!isArc(text, arc, end)) {
                return false;
            }
            arc = end + 1;
        }
        return arc > 2 && isArc(text, arc, text.length());
    }

    private static boolean isArc(String text, int from, int to) {
        boolean digits = from < to;
        for (int i = from; i < to && digits; i++) {
            digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return digits && (to - from == 1 || text.charAt(from) != '0');
    }

    private static boolean isUuid(String text) {
        return text.length() == 36
                && text.charAt(8) == '-'
                && text.charAt(13) == '-'
                && text.chars().allMatch(c -> c == '-' || Character.digit(c, 16) >= 0);
    }
}
