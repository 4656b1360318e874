package org.healthrecord.ingest.source.http;

import org.healthrecord.ingest.score.Scorecard;
import org.healthrecord.ingest.score.ScorecardPage;
import org.healthrecord.ingest.score.Scorecards;
import org.healthrecord.ingest.source.definition.SourceDefinition;
import org.healthrecord.ingest.source.definition.SourceDefinitions;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A clinic's own scorecard, for whoever may send in its name; whichever way its records come. */
@RestController
@RequestMapping("/intake/{source}")
class ScorecardController {
    private static final int DAYS = 30;

    private final SourceDefinitions sources;
    private final Scorecards scorecards;

    ScorecardController(SourceDefinitions sources, Scorecards scorecards) {
        this.sources = sources;
        this.scorecards = scorecards;
    }

    @GetMapping(
            value = {"/scorecard", "/scorecard/"},
            produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(@PathVariable String source) {
        return ResponseEntity.ok()
                .header("Content-Security-Policy", ScorecardPage.POLICY)
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .body(ScorecardPage.of(card(source)));
    }

    @GetMapping({"/scorecard", "/scorecard/"})
    ResponseEntity<Scorecard> json(@PathVariable String source) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(card(source));
    }

    private Scorecard card(String source) {
        return scorecards.of(
                sources.definition(source).map(SourceDefinition::profile).orElseThrow(IntakeRefusal::unknownSource),
                DAYS);
    }
}
