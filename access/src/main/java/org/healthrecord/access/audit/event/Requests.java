package org.healthrecord.access.audit.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What kind of event a request is, and what it asks for, by its method and address alone. */
public final class Requests {
    /** An attribute of the request: for what the caller says that it wants the data. */
    public static final String PURPOSE = "org.healthrecord.audit.purpose";

    /** An attribute of the request: why, where the access has to be justified. */
    public static final String REASON = "org.healthrecord.audit.reason";

    private static final String FHIR = "/fhir";
    private static final String ADMIN = "/admin/api/";
    private static final Pattern RESOURCE = Pattern.compile("[A-Z][A-Za-z]+/(?!_search)[^/$]+(/_history/[^/]+)?");

    /** Who the server is and whether it runs shows nobody. */
    private static final Pattern FHIR_OF_NOBODY = Pattern.compile(
            "/fhir/?(metadata|\\.well-known/.*|(StructureDefinition|OperationDefinition|SearchParameter)(/.*)?)");

    private static final Pattern ADMIN_OF_NOBODY =
            Pattern.compile("/admin/api/(summary.*|openapi\\.json|quarantine|codes.*|review/counts|sources.*)");

    private static final Pattern MESSAGES = Pattern.compile("/admin/api/(messages|records|excerpts)\\b.*");
    private static final Pattern IDENTITIES = Pattern.compile("/admin/api/(persons|review|held-numbers)\\b.*");
    private static final Pattern AUDIT = Pattern.compile("(/admin/api/audit|/account/audit|/fhir/AuditEvent)\\b.*");

    private Requests() {}

    /** Whether what is answered may show a person, or changes something. */
    public static boolean isAudited(String method, String path) {
        if (method.equals("OPTIONS")) {
            return false;
        }
        if (path.equals(FHIR) || path.startsWith(FHIR + '/')) {
            return !FHIR_OF_NOBODY.matcher(path).matches();
        }
        if (path.startsWith(ADMIN)) {
            return !(isRead(method) && ADMIN_OF_NOBODY.matcher(path).matches());
        }
        return path.startsWith("/intake/") || path.startsWith("/account/audit");
    }

    public static Kind kind(String method, String path) {
        if (AUDIT.matcher(path).matches()) {
            return Kind.AUDIT_VIEW;
        }
        if (path.startsWith("/intake/")) {
            return Kind.SUBMISSION;
        }
        if (path.startsWith(ADMIN)) {
            return administrated(path);
        }
        String target = target(path);
        if (target.contains("$export")) {
            return Kind.EXPORT;
        }
        if (target.contains("$") || (target.isEmpty() && !isRead(method))) {
            return Kind.OPERATION;
        }
        return RESOURCE.matcher(target).matches() ? Kind.READ : Kind.SEARCH;
    }

    private static Kind administrated(String path) {
        if (MESSAGES.matcher(path).matches()) {
            return Kind.MESSAGE_VIEW;
        }
        return IDENTITIES.matcher(path).matches() ? Kind.IDENTITY : Kind.ADMINISTRATION;
    }

    /** A HEAD shows what a GET shows: whether there is such a thing. */
    private static boolean isRead(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** @param query as it came, of the address or of the body of a POSTed search; null for none */
    public static Asked asked(String method, String path, @Nullable String query) {
        if (query == null || query.isEmpty()) {
            return Asked.of(method, target(path));
        }
        TreeSet<String> names = new TreeSet<>();
        Arrays.stream(query.split("&"))
                .map(parameter -> parameter.substring(0, Math.max(0, parameter.indexOf('='))))
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
        String raw = Base64.getEncoder().encodeToString(query.getBytes(StandardCharsets.UTF_8));
        return new Asked(method, target(path), String.join(",", names), raw);
    }

    /** Below {@code /fhir} what FHIR calls it; elsewhere the path. */
    public static String target(String path) {
        if (!path.equals(FHIR) && !path.startsWith(FHIR + '/')) {
            return path;
        }
        String below = path.substring(FHIR.length());
        return below.startsWith("/") ? below.substring(1) : below;
    }
}
