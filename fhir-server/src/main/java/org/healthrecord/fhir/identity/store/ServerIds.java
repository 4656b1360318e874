package org.healthrecord.fhir.identity.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.healthrecord.fhir.identity.cluster.LinkStatement;
import org.healthrecord.fhir.identity.cluster.Pair;
import org.healthrecord.mapping.assertion.Registration;
import org.jspecify.annotations.Nullable;

/**
 * Two record numbers of one clinic that are under one id of its server, at different times, are two patients to whom
 * the server gave the id one after the other, or a mistake. The id belongs to the number stated first, and the two
 * numbers stay apart. Where the clinic or a steward has said that the two numbers are one person, that holds.
 */
final class ServerIds {
    private ServerIds() {}

    static List<LinkStatement<Registration>> withoutSecondNumbers(Collection<LinkStatement<Registration>> said) {
        Map<Registration, List<LinkStatement<Registration>>> byId = new HashMap<>();
        Set<Pair<Registration>> together = new HashSet<>();
        for (LinkStatement<Registration> statement : said) {
            Registration id = idBesideNumber(statement);
            if (id != null) {
                byId.computeIfAbsent(id, k -> new ArrayList<>()).add(statement);
            } else if (statement.together()) {
                together.add(statement.pair());
            }
        }
        List<LinkStatement<Registration>> rest = new ArrayList<>(said);
        byId.forEach((id, links) -> second(id, links, together, rest));
        return rest;
    }

    private static @Nullable Registration idBesideNumber(LinkStatement<Registration> s) {
        boolean link = s.together() && s.weight() == 0;
        Registration one = s.pair().one();
        Registration other = s.pair().other();
        if (!link || one.isServerId() == other.isServerId() || !one.source().equals(other.source())) {
            return null;
        }
        return one.isServerId() ? one : other;
    }

    private static void second(
            Registration id,
            List<LinkStatement<Registration>> links,
            Set<Pair<Registration>> together,
            List<LinkStatement<Registration>> rest) {
        links.sort(Comparator.<LinkStatement<Registration>, Instant>comparing(LinkStatement::at)
                .thenComparing(LinkStatement::pair));
        Registration first = number(id, links.get(0));
        for (LinkStatement<Registration> link : links) {
            Registration number = number(id, link);
            boolean another = !number.equals(first) && number.mrnSystem().equals(first.mrnSystem());
            if (another && !together.contains(Pair.of(first, number))) {
                rest.remove(link);
                rest.add(new LinkStatement<>(Pair.of(first, number), false, link.at(), 0));
            }
        }
    }

    private static Registration number(Registration id, LinkStatement<Registration> link) {
        return link.pair().one().equals(id) ? link.pair().other() : link.pair().one();
    }
}
