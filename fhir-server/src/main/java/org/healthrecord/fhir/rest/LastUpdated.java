package org.healthrecord.fhir.rest;

import ca.uhn.fhir.rest.param.DateAndListParam;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.healthrecord.fhir.store.search.SearchedDate;
import org.jspecify.annotations.Nullable;

/**
 * The values of {@code _lastUpdated} as one range of milliseconds, ends included. HAPI's own reading loses parts of years
 * and months.
 */
final class LastUpdated {
    private @Nullable Instant from;
    private @Nullable Instant to;

    static @Nullable DateRangeParam range(@Nullable DateAndListParam values) {
        if (values == null) {
            return null;
        }
        LastUpdated range = new LastUpdated();
        List<SearchedDate> dates = values.getValuesAsQueryTokens().stream()
                .map(or -> or.getValuesAsQueryTokens())
                .filter(or -> !or.isEmpty())
                .map(or -> SearchedDate.of(only(or), Instant.now()))
                .toList();
        if (dates.size() == 1 && dates.get(0).prefix() == ParamPrefixEnum.NOT_EQUAL) {
            SearchedDate date = dates.get(0);
            return bounds(
                    ParamPrefixEnum.NOT_EQUAL, date.firstInstant(), ParamPrefixEnum.NOT_EQUAL, date.lastInstant());
        }
        dates.forEach(range::narrow);
        return bounds(ParamPrefixEnum.GREATERTHAN_OR_EQUALS, range.from, ParamPrefixEnum.LESSTHAN_OR_EQUALS, range.to);
    }

    private static DateParam only(List<DateParam> or) {
        if (or.size() > 1) {
            throw new InvalidRequestException("_lastUpdated takes one value at a time");
        }
        return or.get(0);
    }

    private void narrow(SearchedDate date) {
        switch (date.prefix()) {
            case EQUAL, APPROXIMATE -> {
                notBefore(date.firstInstant());
                notAfter(date.lastInstant());
            }
            case GREATERTHAN, STARTS_AFTER -> notBefore(date.lastInstant().plusMillis(1));
            case GREATERTHAN_OR_EQUALS -> notBefore(date.firstInstant());
            case LESSTHAN, ENDS_BEFORE -> notAfter(date.firstInstant().minusMillis(1));
            case LESSTHAN_OR_EQUALS -> notAfter(date.lastInstant());
            case NOT_EQUAL -> throw new InvalidRequestException("_lastUpdated takes ne only by itself");
        }
    }

    private void notBefore(Instant bound) {
        from = from == null || from.isBefore(bound) ? bound : from;
    }

    private void notAfter(Instant bound) {
        to = to == null || to.isAfter(bound) ? bound : to;
    }

    private static @Nullable DateRangeParam bounds(
            ParamPrefixEnum lower, @Nullable Instant from, ParamPrefixEnum upper, @Nullable Instant to) {
        if (from == null && to == null) {
            return null;
        }
        return new DateRangeParam(
                from == null ? null : new DateParam(lower, Date.from(from)),
                to == null ? null : new DateParam(upper, Date.from(to)));
    }
}
