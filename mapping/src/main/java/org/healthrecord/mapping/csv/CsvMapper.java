package org.healthrecord.mapping.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.healthrecord.mapping.csv.definition.LayoutReader;
import org.healthrecord.mapping.csv.export.Export;
import org.healthrecord.mapping.csv.export.Unusable;
import org.healthrecord.mapping.csv.layout.Layout;
import org.healthrecord.mapping.csv.layout.LayoutException;
import org.healthrecord.mapping.csv.layout.RowKey;
import org.healthrecord.mapping.port.MessageMapper;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.Refusal;
import org.healthrecord.mapping.port.SourceProfile;
import org.healthrecord.mapping.port.Unit;

/**
 * CSV exports by layout files: a zip of files or one file, one unit per patient. The layout language is described at
 * {@link LayoutReader}; a new layout needs no Java.
 */
public final class CsvMapper implements MessageMapper {
    private static final int LAYOUTS_KEPT = 64;

    private final Map<String, Layout> layouts = new ConcurrentHashMap<>();

    @Override
    public Optional<String> peek(Payload payload, SourceProfile source) {
        Set<String> patients = new HashSet<>();
        try {
            Export.walk(payload, layout(source), new ArrayList<>(), (kind, row) -> {
                String patient = RowKey.patient(kind, row);
                if (patient != null && source.realNumbers().isRecordNumber(patient)) {
                    patients.add(patient);
                }
                return patients.size() < 2;
            });
        } catch (Unusable | LayoutException e) {
            return Optional.empty();
        }
        return patients.size() == 1 ? Optional.of(patients.iterator().next()) : Optional.empty();
    }

    @Override
    public Opened open(Payload payload, SourceProfile source) {
        try {
            Layout layout = layout(source);
            Export export = Export.read(payload, layout, source);
            List<Unit> units = new ArrayList<>();
            export.patients().forEach((mrn, rows) -> units.add(new CsvUnit(mrn, rows, export, layout, source)));
            return new Opened.Units(units, export.issues());
        } catch (Unusable e) {
            return new Opened.Unreadable(e.refusal());
        } catch (LayoutException e) {
            return new Opened.Unreadable(Refusal.of("bad-layout", String.valueOf(e.getMessage()), ""));
        }
    }

    /** Checks a layout before a source is opened with it; empty when it is sound. */
    public static Optional<String> faultOf(String layout) {
        try {
            LayoutReader.read(layout);
            return Optional.empty();
        } catch (LayoutException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    Layout layout(SourceProfile source) {
        String yaml = source.layout();
        if (yaml == null) {
            throw new LayoutException("The source names no layout.");
        }
        Layout known = layouts.get(yaml);
        if (known == null) {
            known = LayoutReader.read(yaml);
            if (layouts.size() >= LAYOUTS_KEPT) {
                layouts.clear();
            }
            layouts.put(yaml, known);
        }
        return known;
    }
}
