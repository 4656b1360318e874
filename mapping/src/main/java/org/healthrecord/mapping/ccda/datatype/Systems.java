package org.healthrecord.mapping.ccda.datatype;

import java.util.Locale;
import java.util.regex.Pattern;
import org.healthrecord.mapping.code.CodeSystems;
import org.jspecify.annotations.Nullable;

/** The URI behind a CDA {@code root} or {@code codeSystem}: a known one, {@code urn:oid:} or {@code urn:uuid:}. */
public final class Systems {
    public static final String LOINC = "http://loinc.org";
    public static final String SNOMED = "http://snomed.info/sct";
    public static final String UCUM = "http://unitsofmeasure.org";
    public static final String NPI = "http://hl7.org/fhir/sid/us-npi";
    public static final String SSN = "http://hl7.org/fhir/sid/us-ssn";
    public static final String URI = "urn:ietf:rfc:3986";

    private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9][0-9]*))+");
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Systems() {}

    /** Null where the root is neither an OID nor a UUID nor a URI. */
    public static @Nullable String of(String root) {
        if (OID.matcher(root).matches()) {
            return CodeSystems.ofOid(root);
        }
        if (isUuid(root)) {
            return "urn:uuid:" + root.toLowerCase(Locale.ROOT);
        }
        return root.startsWith("http://") || root.startsWith("https://") || root.startsWith("urn:") ? root : null;
    }

    /** The root itself as a URI: {@code urn:oid:...} also where a friendlier name is known. */
    public static @Nullable String uri(String root) {
        return OID.matcher(root).matches() ? "urn:oid:" + root : of(root);
    }

    /** Whether a root is known to be a registry that numbers things: without a number it names none of them. */
    static boolean isRegistry(String root) {
        return OID.matcher(root).matches() && !CodeSystems.ofOid(root).startsWith("urn:oid:");
    }

    public static boolean isUuid(String root) {
        return UUID.matcher(root).matches();
    }
}
