package org.healthrecord.fhir.rest;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.healthrecord.fhir.store.read.ChartIndex.Entry;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** A slice of the chart behind the place where the page before it ended: part and key of its last resource. */
record EverythingPage(List<Entry> entries, int total, boolean more) {
    static final String AFTER = "_after";

    private static final Pattern PLACE = Pattern.compile("([012])-(\\d{1,18})");

    static EverythingPage of(List<Entry> ordered, @Nullable StringType after, int size) {
        List<Entry> rest = ordered;
        if (after != null && !after.isEmpty()) {
            Entry last = place(after.getValue());
            rest = ordered.stream()
                    .filter(entry -> Everything.ORDER.compare(entry, last) > 0)
                    .toList();
        }
        boolean more = rest.size() > size;
        return new EverythingPage(more ? rest.subList(0, size) : rest, ordered.size(), more);
    }

    static int part(Entry entry) {
        if (entry.type().equals("Patient")) {
            return 0;
        }
        return entry.owned() ? 1 : 2;
    }

    private static Entry place(String text) {
        Matcher matcher = PLACE.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidRequestException(AFTER + " is not a place in this list");
        }
        String type = matcher.group(1).equals("0") ? "Patient" : "";
        return new Entry(
                Long.parseLong(matcher.group(2)),
                type,
                "",
                java.time.Instant.EPOCH,
                !matcher.group(1).equals("2"));
    }

    Bundle bundle(List<IBaseResource> resources, RequestDetails request) {
        Bundle bundle = new Bundle().setType(BundleType.SEARCHSET).setTotal(total);
        bundle.setId(UUID.randomUUID().toString());
        bundle.getMeta().setLastUpdated(new Date());
        bundle.addLink().setRelation("self").setUrl(request.getCompleteUrl());
        if (more) {
            bundle.addLink().setRelation("next").setUrl(nextUrl(request));
        }
        resources.forEach(resource -> bundle.addEntry(entry((Resource) resource, request)));
        return bundle;
    }

    private BundleEntryComponent entry(Resource resource, RequestDetails request) {
        BundleEntryComponent entry = new BundleEntryComponent();
        String type = resource.fhirType();
        entry.setFullUrl(request.getFhirServerBase() + "/" + type + "/" + resource.getIdPart());
        entry.setResource(resource);
        boolean shared = org.healthrecord.fhir.store.type.ChartTypes.isDirectory(type);
        entry.getSearch().setMode(shared ? SearchEntryMode.INCLUDE : SearchEntryMode.MATCH);
        return entry;
    }

    private String nextUrl(RequestDetails request) {
        Entry last = entries.get(entries.size() - 1);
        Map<String, String[]> parameters = new TreeMap<>(request.getParameters());
        parameters.put(AFTER, new String[] {part(last) + "-" + last.pid()});
        StringBuilder url = new StringBuilder(request.getFhirServerBase() + "/" + request.getRequestPath());
        char separator = '?';
        for (Map.Entry<String, String[]> parameter : parameters.entrySet()) {
            for (String value : parameter.getValue()) {
                url.append(separator)
                        .append(encoded(parameter.getKey()))
                        .append('=')
                        .append(encoded(value));
                separator = '&';
            }
        }
        return url.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
