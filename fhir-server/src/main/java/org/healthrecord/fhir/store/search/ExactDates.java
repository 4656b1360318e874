package org.healthrecord.fhir.store.search;

import ca.uhn.fhir.jpa.dao.predicate.SearchFilterParser;
import ca.uhn.fhir.jpa.search.builder.predicate.DatePredicateBuilder;
import ca.uhn.fhir.jpa.search.builder.sql.SearchQueryBuilder;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.DateParam;
import com.healthmarketscience.sqlbuilder.BinaryCondition;
import com.healthmarketscience.sqlbuilder.ComboCondition;
import com.healthmarketscience.sqlbuilder.Condition;
import com.healthmarketscience.sqlbuilder.dbspec.basic.DbColumn;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * The condition of a date parameter over HAPI's index rows, in the meaning that {@link SearchedDate} gives it. HAPI's own
 * takes {@code ge2024} for {@code gt2024}, one prefix for all values of a list, and knows no {@code ap}.
 */
public class ExactDates extends DatePredicateBuilder {
    private final DbColumn firstDay;
    private final DbColumn lastDay;
    private final DbColumn first;
    private final DbColumn last;

    public ExactDates(SearchQueryBuilder query) {
        super(query);
        this.firstDay = getTable().findColumn("SP_VALUE_LOW_DATE_ORDINAL");
        this.lastDay = getTable().findColumn("SP_VALUE_HIGH_DATE_ORDINAL");
        this.first = getTable().findColumn("SP_VALUE_LOW");
        this.last = getTable().findColumn("SP_VALUE_HIGH");
    }

    @Override
    public Condition createPredicateDateWithoutIdentityPredicate(
            IQueryParameterType value, SearchFilterParser.@Nullable CompareOperation ofTheFirst) {
        return value instanceof DateParam date && !date.isEmpty()
                ? condition(SearchedDate.of(date, Instant.now()))
                : super.createPredicateDateWithoutIdentityPredicate(value, ofTheFirst);
    }

    /** The same as {@link SearchedDate#matches}, in SQL. */
    private Condition condition(SearchedDate asked) {
        DbColumn start = asked.isOfDays() ? firstDay : first;
        DbColumn end = asked.isOfDays() ? lastDay : last;
        String low = placeholder(asked.isOfDays(), asked.low());
        String high = placeholder(asked.isOfDays(), asked.high());
        return switch (asked.prefix()) {
            case EQUAL -> ComboCondition.and(notBefore(start, low), notAfter(end, high));
            case NOT_EQUAL -> ComboCondition.or(
                    BinaryCondition.lessThan(start, low), BinaryCondition.greaterThan(end, high));
            case GREATERTHAN -> BinaryCondition.greaterThan(end, high);
            case LESSTHAN -> BinaryCondition.lessThan(start, low);
            case GREATERTHAN_OR_EQUALS -> ComboCondition.or(
                    BinaryCondition.greaterThan(end, high), notBefore(start, low));
            case LESSTHAN_OR_EQUALS -> ComboCondition.or(BinaryCondition.lessThan(start, low), notAfter(end, high));
            case STARTS_AFTER -> BinaryCondition.greaterThan(start, high);
            case ENDS_BEFORE -> BinaryCondition.lessThan(end, low);
            case APPROXIMATE -> ComboCondition.and(notAfter(start, high), notBefore(end, low));
        };
    }

    private static Condition notBefore(DbColumn column, String value) {
        return BinaryCondition.greaterThanOrEq(column, value);
    }

    private static Condition notAfter(DbColumn column, String value) {
        return BinaryCondition.lessThanOrEq(column, value);
    }

    private String placeholder(boolean isOfDays, long value) {
        return isOfDays
                ? getSearchQueryBuilder().generatePlaceholder((int) value)
                : getSearchQueryBuilder().generatePlaceholder(new Date(value));
    }
}
