package org.healthrecord.access.account;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What tests read from answers. */
final class Answers {
    private static final Pattern CODE = Pattern.compile("<code>([^<]+)</code>");

    private Answers() {}

    static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("(none, " + answer.statusCode() + ")");
    }

    /** What a page shows for copying. */
    static List<String> codes(HttpResponse<String> answer) {
        List<String> codes = new ArrayList<>();
        Matcher matcher = CODE.matcher(answer.body());
        while (matcher.find()) {
            codes.add(matcher.group(1));
        }
        return codes;
    }
}
