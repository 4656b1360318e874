package org.healthrecord.app.map;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.healthrecord.mapping.CollectionBundle;
import org.healthrecord.mapping.Preview;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.port.Refusal;
import org.healthrecord.mapping.port.Unit;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;

/** Writes a collection Bundle entry by entry, so that a file of any length takes the memory of one unit. */
final class BundleFile implements Closeable {
    private static final int ISSUES_KEPT = 10_000;

    private final Writer out;
    private final IParser json = FhirContext.forR4Cached().newJsonParser();
    private final List<Issue> issues = new ArrayList<>();
    private final Set<Issue> ofFile = new HashSet<>();
    private final Seen written = new Seen();
    private final BundleCount count;
    private String between = "";

    BundleFile(Path file, BundleCount count) throws IOException {
        this.count = count;
        out = new BufferedWriter(Files.newBufferedWriter(file));
        out.write("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[");
    }

    void read(long bytes) {
        count.bytes += bytes;
    }

    void unit(Unit unit) throws IOException {
        count.units++;
        Preview preview = Preview.of(unit);
        issues(preview.issues());
        if (preview.refusal() != null) {
            quarantined(preview.refusal());
        }
        count.resources += write(preview.facts());
    }

    void refused(Refusal refusal) {
        issues(refusal.issues());
        quarantined(refusal);
    }

    /** What concerns the file: once, however many pieces of it say so. */
    void opened(List<Issue> more) {
        issues(more.stream()
                .filter(i -> ofFile.size() >= ISSUES_KEPT || ofFile.add(i))
                .toList());
    }

    void failed(String code, String detail) {
        count.failed = true;
        issues(List.of(Issue.error(code, "", detail)));
    }

    void issues(List<Issue> more) {
        more.forEach(count::issue);
        issues.addAll(more.subList(0, Math.min(more.size(), ISSUES_KEPT - issues.size())));
    }

    /** Writes the issues and closes the Bundle. */
    void finish() throws IOException {
        write(CollectionBundle.of(List.of(), issues));
        out.write("\n]}\n");
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void quarantined(Refusal refusal) {
        count.failed = true;
        count.refused++;
        issues(List.of(Issue.error(refusal.reason(), refusal.place(), refusal.detail())));
    }

    /** A resource named by several units is there once. */
    private int write(Bundle bundle) throws IOException {
        int n = 0;
        for (BundleEntryComponent entry : bundle.getEntry()) {
            String url = entry.getFullUrl();
            if (url == null || written.add(url)) {
                String resource = json.encodeResourceToString(entry.getResource());
                out.write(between + "\n{" + (url == null ? "" : "\"fullUrl\":\"" + url + "\",") + "\"resource\":");
                out.write(resource);
                out.write("}");
                between = ",";
                n++;
            }
        }
        return n;
    }
}
