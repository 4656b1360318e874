package org.healthrecord.admin.code;

import java.util.List;
import org.healthrecord.admin.problem.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The codes of the clinics' own that wait for a row in a code map. */
@RestController
public class CodeController {
    private static final int MOST = 10_000;

    private final CodeQuery codes;

    CodeController(CodeQuery codes) {
        this.codes = codes;
    }

    @GetMapping("/admin/api/codes")
    List<CodeCount> codes(
            @RequestParam(name = "source", required = false) @Nullable String source,
            @RequestParam(name = "limit", defaultValue = "200") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new BadRequestException("The limit is a number from 1 to " + MOST + ".");
        }
        return codes.of(source, limit);
    }
}
