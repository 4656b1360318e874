package org.healthrecord.access.audit.event;

/**
 * What was asked for.
 *
 * @param method    of HTTP, or a word for what has none
 * @param target    what it was done to, without values of parameters: {@code Observation}, {@code Patient/p1/$everything},
 *     {@code /admin/api/messages/m1/raw}
 * @param parameters the names of the query's parameters in the order of the alphabet, separated by commas
 * @param query     the query as it came, in Base64 (BALP, AuditEvent.entity.query); empty where there was none
 */
public record Asked(String method, String target, String parameters, String query) {
    public Asked {
        method = Fitting.in(20, method);
        target = Fitting.in(10_000, target);
        parameters = Fitting.in(10_000, parameters);
        query = Fitting.in(1_000_000, query);
    }

    public static Asked of(String method, String target) {
        return new Asked(method, target, "", "");
    }
}
