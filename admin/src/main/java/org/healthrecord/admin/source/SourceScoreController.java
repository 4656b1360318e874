package org.healthrecord.admin.source;

import org.healthrecord.admin.problem.BadRequestException;
import org.healthrecord.ingest.port.SourceDirectory;
import org.healthrecord.ingest.score.Scorecard;
import org.healthrecord.ingest.score.Scorecards;
import org.healthrecord.ingest.source.registry.NoSuchSourceException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How well a source's messages can be used. */
@RestController
public class SourceScoreController {
    private final SourceDirectory sources;
    private final Scorecards scorecards;

    SourceScoreController(SourceDirectory sources, Scorecards scorecards) {
        this.sources = sources;
        this.scorecards = scorecards;
    }

    @GetMapping("/admin/api/sources/{id}/scorecard")
    Scorecard scorecard(@PathVariable String id, @RequestParam(defaultValue = "30") int days) {
        if (days < 1 || days > Scorecards.MOST_DAYS) {
            throw new BadRequestException("The days are a number from 1 to " + Scorecards.MOST_DAYS + ".");
        }
        return scorecards.of(sources.find(id).orElseThrow(NoSuchSourceException::new), days);
    }
}
