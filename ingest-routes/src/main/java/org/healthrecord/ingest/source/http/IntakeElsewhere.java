package org.healthrecord.ingest.source.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is asked under {@code /intake} and is not there: refused in the same form as everything there. */
@RestController
class IntakeElsewhere {
    private static final Pattern SOURCE = Pattern.compile("/intake/[^/]+/?");
    private static final Pattern READ = Pattern.compile("/intake/[^/]+/(submissions/[^/]+|scorecard)/?");

    @RequestMapping({"/intake", "/intake/**"})
    void refuse(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (SOURCE.matcher(path).matches()) {
            throw IntakeRefusal.wrongMethod("POST");
        }
        if (READ.matcher(path).matches()) {
            throw IntakeRefusal.wrongMethod("GET");
        }
        throw IntakeRefusal.unknownPath();
    }
}
