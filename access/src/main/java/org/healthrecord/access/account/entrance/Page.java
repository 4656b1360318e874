package org.healthrecord.access.account.entrance;

import java.time.Duration;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.HtmlUtils;

/** A page of the entrance: plain HTML that needs no script, in the look of the portal. */
final class Page {
    private final String title;
    private final StringBuilder body = new StringBuilder();
    private HttpStatus status = HttpStatus.OK;
    private Optional<Duration> retryAfter = Optional.empty();
    private Optional<String> error = Optional.empty();

    private Page(String title) {
        this.title = title;
    }

    static Page of(String title) {
        return new Page(title);
    }

    /** What went wrong; it takes the focus, so that it is read first. */
    Page error(HttpStatus why, String sentence) {
        status = why;
        error = Optional.of(sentence);
        return this;
    }

    Page wait(Duration pause) {
        retryAfter = Optional.of(pause);
        return error(HttpStatus.TOO_MANY_REQUESTS, "Too many attempts. Try again in " + words(pause) + ".");
    }

    private static String words(Duration pause) {
        long seconds = Math.max(1, pause.toSeconds());
        if (seconds >= 120) {
            return (seconds + 59) / 60 + " minutes";
        }
        return seconds == 1 ? "a second" : seconds + " seconds";
    }

    Page text(String sentence) {
        body.append("<p>").append(escaped(sentence)).append("</p>");
        return this;
    }

    Page link(String href, String words) {
        body.append("<p><a href=\"")
                .append(escaped(href))
                .append("\">")
                .append(escaped(words))
                .append("</a></p>");
        return this;
    }

    /** A place that the script fills where the browser can do more; empty and unseen without. */
    Page place(String id) {
        body.append("<div id=\"").append(id).append("\" hidden></div>");
        return this;
    }

    Page picture(String src, String alternative) {
        body.append("<img class=\"code\" width=\"220\" height=\"220\" src=\"")
                .append(src)
                .append("\" alt=\"")
                .append(escaped(alternative))
                .append("\">");
        return this;
    }

    Page secret(String label, String secret) {
        body.append("<p>")
                .append(escaped(label))
                .append(" <code>")
                .append(escaped(secret))
                .append("</code></p>");
        return this;
    }

    Page list(Iterable<String> codes) {
        body.append("<ul class=\"codes\">");
        codes.forEach(code -> body.append("<li><code>").append(escaped(code)).append("</code></li>"));
        body.append("</ul>");
        return this;
    }

    Page form(String action, CsrfToken csrf, String button, Field... fields) {
        body.append("<form method=\"post\" action=\"").append(action).append("\">");
        body.append("<input type=\"hidden\" name=\"")
                .append(csrf.getParameterName())
                .append("\" value=\"")
                .append(csrf.getToken())
                .append("\">");
        for (Field field : fields) {
            body.append(field.html());
        }
        body.append("<button type=\"submit\">").append(escaped(button)).append("</button></form>");
        return this;
    }

    ResponseEntity<String> answer() {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8));
        answer.cacheControl(CacheControl.noStore());
        retryAfter.ifPresent(pause -> answer.header("Retry-After", Long.toString(Math.max(1, pause.toSeconds()))));
        return answer.body(html());
    }

    private String html() {
        String alert = error.map(sentence ->
                        "<p class=\"error\" role=\"alert\" tabindex=\"-1\" autofocus>" + escaped(sentence) + "</p>")
                .orElse("");
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<meta name=\"color-scheme\" content=\"light dark\"><title>"
                + (error.isPresent() ? "Error: " : "") + escaped(title) + " · Health Record</title>"
                + "<link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"/entrance.css\">"
                + "<script type=\"module\" src=\"/entrance.js\"></script></head>"
                + "<body><main><p class=\"brand\">Health Record</p><h1>" + escaped(title) + "</h1>" + alert + body
                + "</main></body></html>";
    }

    static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
