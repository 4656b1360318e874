package org.healthrecord.fhir.store.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jspecify.annotations.Nullable;

/**
 * Has H2 begin a sorted search with what it is restricted by. HAPI sorts by an outer join from the resources, and H2
 * never moves the table an outer join starts from behind another: it would read every resource there is. The same search,
 * written with the restriction in front, is answered from its index however many resources there are.
 */
public final class JoinOrder implements StatementInspector {
    private static final Pattern RESTRICTED =
            Pattern.compile("FROM HFJ_RESOURCE (t\\d+) INNER JOIN (HFJ_\\w+ t\\d+) ON \\(([^()]+)\\) ");

    @Override
    public @Nullable String inspect(String sql) {
        if (!sql.contains(" LEFT OUTER JOIN HFJ_")) {
            return sql;
        }
        Matcher restricted = RESTRICTED.matcher(sql);
        return restricted.find() ? restricted.replaceFirst("FROM $2 INNER JOIN HFJ_RESOURCE $1 ON ($3) ") : sql;
    }
}
