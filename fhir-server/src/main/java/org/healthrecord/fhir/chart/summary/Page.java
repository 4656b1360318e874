package org.healthrecord.fhir.chart.summary;

import java.util.List;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;

/** Builds XHTML of plain text alone: whatever a clinic wrote is escaped, so that no markup of it remains. */
final class Page {
    private final StringBuilder out = new StringBuilder();

    Page paragraph(String text) {
        out.append("<p>").append(escaped(text)).append("</p>");
        return this;
    }

    Page table(List<String> heads, List<List<String>> rows) {
        out.append("<table><thead><tr>");
        heads.forEach(head -> out.append("<th>").append(escaped(head)).append("</th>"));
        out.append("</tr></thead><tbody>");
        for (List<String> row : rows) {
            out.append("<tr>");
            row.forEach(cell -> out.append("<td>").append(escaped(cell)).append("</td>"));
            out.append("</tr>");
        }
        out.append("</tbody></table>");
        return this;
    }

    /** As FHIR's Narrative, whose div has the namespace of XHTML. */
    Narrative narrative() {
        Narrative narrative = new Narrative().setStatus(NarrativeStatus.GENERATED);
        narrative.setDivAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\">" + out + "</div>");
        return narrative;
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.append(c < ' ' && c != '\n' && c != '\t' ? ' ' : c);
            }
        }
        return escaped.toString();
    }
}
