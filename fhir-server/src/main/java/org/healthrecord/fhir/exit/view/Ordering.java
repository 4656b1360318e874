package org.healthrecord.fhir.exit.view;

import ca.uhn.fhir.rest.api.SortOrderEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.util.StringUtil;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.healthrecord.fhir.store.search.DateSpan;
import org.healthrecord.fhir.store.search.Sieve;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The order of a search's result, as the store sorts: what has no value comes last, in both directions. */
final class Ordering {
    private final Sieve sieve;

    Ordering(Sieve sieve) {
        this.sieve = sieve;
    }

    /** Without a wish, by id. */
    Comparator<Resource> of(String type, @Nullable SortSpec sort) {
        Comparator<Resource> order = (a, b) -> 0;
        for (SortSpec next = sort; next != null; next = next.getChain()) {
            order = order.thenComparing(one(type, next));
        }
        return order.thenComparing(Resource::getIdPart);
    }

    private Comparator<Resource> one(String type, SortSpec sort) {
        String name = sort.getParamName();
        boolean falling = sort.getOrder() == SortOrderEnum.DESC;
        Function<Resource, Optional<Key>> key =
                switch (name) {
                    case "_id" -> resource -> Optional.of(Key.of(resource.getIdPart()));
                    case "_lastUpdated" -> resource -> Optional.of(Key.of(BigDecimal.valueOf(
                            resource.getMeta().getLastUpdated().getTime())));
                    default -> resource -> key(type, name, resource, falling);
                };
        if (!name.startsWith("_")) {
            refuseUnsortable(type, name);
        }
        return (a, b) -> {
            Optional<Key> one = key.apply(a);
            Optional<Key> other = key.apply(b);
            if (one.isEmpty() || other.isEmpty()) {
                return Boolean.compare(one.isEmpty(), other.isEmpty());
            }
            int compared = one.get().compareTo(other.get());
            return falling ? -compared : compared;
        };
    }

    private void refuseUnsortable(String type, String name) {
        switch (sieve.kind(type, name)) {
            case DATE, STRING, TOKEN, NUMBER, QUANTITY, URI -> {}
            default -> throw Matching.refused("_sort=" + name);
        }
    }

    private Optional<Key> key(String type, String name, Resource resource, boolean falling) {
        List<Key> keys = new ArrayList<>();
        sieve.elements(type, name, resource).forEach(element -> keys.addAll(keys(element)));
        return falling
                ? keys.stream().max(Comparator.naturalOrder())
                : keys.stream().min(Comparator.naturalOrder());
    }

    private static List<Key> keys(Base element) {
        Optional<DateSpan> span = DateSpan.of(element);
        if (span.isPresent()) {
            return List.of(Key.of(BigDecimal.valueOf(span.get().first())));
        }
        if (element instanceof Quantity quantity) {
            return quantity.hasValue() ? List.of(Key.of(quantity.getValue())) : List.of();
        }
        if (element instanceof CodeableConcept concept) {
            return concept.getCoding().stream().flatMap(c -> keys(c).stream()).toList();
        }
        if (element instanceof Coding coding) {
            return List.of(Key.of(String.valueOf(coding.getSystem()) + '|' + coding.getCode()));
        }
        if (element instanceof Identifier identifier) {
            return List.of(Key.of(String.valueOf(identifier.getSystem()) + '|' + identifier.getValue()));
        }
        if (element instanceof ContactPoint contact) {
            return List.of(Key.of(String.valueOf(contact.getValue())));
        }
        if (element.isPrimitive()) {
            return List.of(Key.of(plain(element.primitiveValue())));
        }
        List<Key> parts = new ArrayList<>();
        element.children().stream()
                .flatMap(part -> part.getValues().stream())
                .filter(Base::isPrimitive)
                .forEach(part -> parts.add(Key.of(plain(part.primitiveValue()))));
        return parts;
    }

    private static String plain(String text) {
        return StringUtil.normalizeStringForSearchIndexing(String.valueOf(text)).toLowerCase(Locale.ROOT);
    }

    private record Key(@Nullable BigDecimal number, String text) implements Comparable<Key> {
        static Key of(String text) {
            return new Key(null, text);
        }

        static Key of(BigDecimal number) {
            return new Key(number, "");
        }

        @Override
        public int compareTo(Key other) {
            return number != null && other.number != null ? number.compareTo(other.number) : text.compareTo(other.text);
        }
    }
}
