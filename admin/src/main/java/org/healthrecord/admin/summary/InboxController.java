package org.healthrecord.admin.summary;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The state of the feeds and what needs attention. */
@RestController
@RequestMapping("/admin/api")
public class InboxController {
    private final Summaries summaries;
    private final QuarantineQuery quarantine;

    InboxController(Summaries summaries, QuarantineQuery quarantine) {
        this.summaries = summaries;
        this.quarantine = quarantine;
    }

    @GetMapping("/summary")
    Summary summary() {
        return summaries.now();
    }

    @GetMapping("/quarantine")
    List<QuarantineGroup> quarantine() {
        return quarantine.groups();
    }
}
