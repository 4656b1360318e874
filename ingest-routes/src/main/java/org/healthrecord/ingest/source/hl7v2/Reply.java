package org.healthrecord.ingest.source.hl7v2;

import java.util.List;

/** Segments written with the delimiters of the sender. Trailing empty fields are left out. */
final class Reply {
    private final String field;
    private final String component;
    private final String subcomponent;
    private final String encoding;
    private final StringBuilder text = new StringBuilder();

    Reply(String field, String component, String subcomponent, String encoding) {
        this.field = field;
        this.component = component;
        this.subcomponent = subcomponent;
        this.encoding = encoding;
    }

    String component() {
        return component;
    }

    String subcomponent() {
        return subcomponent;
    }

    /** @param fields MSH-3 and what follows */
    void header(List<String> fields) {
        text.append("MSH").append(field).append(encoding).append(field);
        segment(fields);
    }

    void segment(List<String> fields) {
        int last = fields.size();
        while (last > 0 && fields.get(last - 1).isEmpty()) {
            last--;
        }
        text.append(String.join(field, fields.subList(0, last))).append('\r');
    }

    String text() {
        return text.toString();
    }
}
