package org.healthrecord.admin.summary;

import java.util.List;
import org.healthrecord.ingest.inbox.view.Backlogs;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What waits, since when, and how long it will take. */
@RestController
public class BacklogController {
    private final Backlogs backlogs;

    BacklogController(Backlogs backlogs) {
        this.backlogs = backlogs;
    }

    @GetMapping("/admin/api/backlog")
    List<Backlogs.Backlog> backlog() {
        return backlogs.now();
    }
}
