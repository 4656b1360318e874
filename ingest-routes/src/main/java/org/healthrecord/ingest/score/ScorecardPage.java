package org.healthrecord.ingest.score;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** A scorecard as a page that stands alone: no script, nothing loaded, every text escaped. */
public final class ScorecardPage {
    private static final String STYLE =
            """
            :root{color-scheme:light dark}
            body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem}
            .wide{overflow-x:auto}
            table{border-collapse:collapse;width:100%}
            th,td{text-align:left;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #8884;vertical-align:top}
            td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
            h2{margin-top:2rem}
            code{overflow-wrap:anywhere}
            """;

    /** Nothing is loaded; the one style that counts is this one. */
    public static final String POLICY = "default-src 'none'; style-src 'sha256-" + digest(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private ScorecardPage() {}

    public static String of(Scorecard card) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Scorecard: "
                + text(card.name()) + "</title><style>" + STYLE + "</style></head><body><h1>" + text(card.name())
                + "</h1><p>Since " + card.since() + ": " + card.records() + " records, " + card.refused()
                + " of them refused, " + card.duplicates() + " messages sent more than once.</p>"
                + repairs(card.repairs())
                + card.kinds().stream().map(ScorecardPage::kind).collect(Collectors.joining())
                + trend(card.trend())
                + "<p>Days are those of UTC. Nothing here shows what a message says.</p></body></html>";
    }

    private static String repairs(List<Scorecard.Repair> repairs) {
        return repairs.isEmpty()
                ? "<h2>Repairs</h2><p>Nothing to repair.</p>"
                : "<h2>What would help most</h2>"
                        + table(
                                List.of("What", "Times", "Example"),
                                repairs,
                                one -> List.of(
                                        "<b>" + text(one.code()) + "</b><br>" + text(one.says()),
                                        String.valueOf(one.times()),
                                        "<code>" + text(one.place()) + "</code><br><small>" + text(one.message())
                                                + "</small>"));
    }

    private static String kind(Scorecard.Kind kind) {
        return "<h2>" + text(kind.kind().isEmpty() ? "Unreadable" : kind.kind()) + "</h2><p>" + kind.records()
                + " records, " + kind.refused() + " refused.</p>"
                + table(
                        List.of("What", "Complete", "Count"),
                        kind.measures(),
                        one -> List.of(
                                text(one.topic() + " " + one.says()),
                                one.percent() + " %",
                                one.have() + " of " + one.of()));
    }

    private static String trend(List<Scorecard.Day> days) {
        return "<h2>By day</h2>"
                + table(
                        List.of("Day", "Records", "Refused", "Sent again", "Codes", "Without a mapping"),
                        days,
                        one -> List.of(
                                one.day().toString(),
                                String.valueOf(one.records()),
                                String.valueOf(one.refused()),
                                String.valueOf(one.duplicates()),
                                String.valueOf(one.codes()),
                                String.valueOf(one.unmapped())));
    }

    /** @param cells escaped */
    private static <T> String table(List<String> heads, List<T> rows, Function<T, List<String>> cells) {
        return "<div class=\"wide\"><table><thead><tr>"
                + heads.stream()
                        .map(head -> "<th scope=\"col\">" + head + "</th>")
                        .collect(Collectors.joining())
                + "</tr></thead><tbody>"
                + rows.stream()
                        .map(row -> cells.apply(row).stream()
                                .map(cell -> "<td>" + cell + "</td>")
                                .collect(Collectors.joining("", "<tr>", "</tr>")))
                        .collect(Collectors.joining())
                + "</tbody></table></div>";
    }

    private static String text(String plain) {
        return HtmlUtils.htmlEscape(plain);
    }

    private static String digest(String style) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
