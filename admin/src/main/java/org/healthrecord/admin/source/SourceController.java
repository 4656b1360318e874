package org.healthrecord.admin.source;

import java.util.List;
import java.util.Map;
import org.healthrecord.access.decision.Callers;
import org.healthrecord.admin.preview.Previews;
import org.healthrecord.admin.problem.BadRequestException;
import org.healthrecord.ingest.batch.run.Jobs;
import org.healthrecord.ingest.batch.work.UnusableJobException;
import org.healthrecord.ingest.pull.PullRows;
import org.healthrecord.ingest.pull.Trials;
import org.healthrecord.ingest.source.definition.SourceDefinition;
import org.healthrecord.ingest.source.registry.NoSuchSourceException;
import org.healthrecord.ingest.source.registry.SourceEntry;
import org.healthrecord.ingest.source.registry.SourceRegistry;
import org.healthrecord.ingest.source.registry.SourceState;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The sources. What is decided here holds on all nodes within seconds, and is kept with who decided it. */
@RestController
@RequestMapping("/admin/api/sources")
public class SourceController {
    private static final int REASON = 2000;

    private final SourceRegistry registry;

    private final PullRows pulls;
    private final Trials trials;
    private final Callers callers;
    private final Jobs jobs;
    private final Previews previews = new Previews();

    SourceController(SourceRegistry registry, PullRows pulls, Trials trials, Callers callers, Jobs jobs) {
        this.registry = registry;
        this.pulls = pulls;
        this.trials = trials;
        this.callers = callers;
        this.jobs = jobs;
    }

    @GetMapping
    List<SourceView> sources() {
        return registry.all().stream().map(this::view).toList();
    }

    @GetMapping("/{id}")
    SourceView source(@PathVariable String id) {
        return view(registry.find(id).orElseThrow(NoSuchSourceException::new));
    }

    /** What was decided about it, the last decision first. */
    @GetMapping("/{id}/decisions")
    List<SourceView.Decision> decisions(@PathVariable String id) {
        if (registry.find(id).isEmpty()) {
            throw new NoSuchSourceException();
        }
        return registry.history(id).entrySet().stream()
                .map(one -> new SourceView.Decision(
                        one.getKey().version(),
                        one.getKey().at(),
                        one.getKey().byWhom(),
                        one.getKey().decision(),
                        one.getKey().reason(),
                        one.getKey().state(),
                        one.getValue()))
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SourceView add(@RequestBody SourceRequest request) {
        return view(registry.add(definition(request), callers.current().name(), reason(request.reason())));
    }

    @PutMapping("/{id}")
    SourceView change(@PathVariable String id, @RequestBody SourceRequest request) {
        if (request.version() == null) {
            throw new BadRequestException("Name the version that was looked at, for instance {\"version\": 3}.");
        }
        boolean wasSandbox = registry.find(id)
                .map(SourceEntry::definition)
                .filter(SourceDefinition::sandbox)
                .isPresent();
        SourceEntry changed = registry.change(
                id, request.version(), definition(request), callers.current().name(), reason(request.reason()));
        if (wasSandbox && changed.definition() != null && !changed.definition().sandbox()) {
            charted(id);
        }
        return view(changed);
    }

    /** What a sandbox has received goes into the charts when it is none any more. */
    private void charted(String id) {
        try {
            jobs.start("remap", Map.of("source", id), callers.current().name());
        } catch (UnusableJobException nothingCame) {
            return;
        }
    }

    @PostMapping("/{id}/pause")
    SourceView pause(@PathVariable String id, @RequestBody(required = false) @Nullable SourceReason why) {
        return decide(id, SourceState.PAUSED, why);
    }

    @PostMapping("/{id}/resume")
    SourceView resume(@PathVariable String id, @RequestBody(required = false) @Nullable SourceReason why) {
        return decide(id, SourceState.ACTIVE, why);
    }

    @PostMapping("/{id}/end")
    SourceView end(@PathVariable String id, @RequestBody(required = false) @Nullable SourceReason why) {
        return decide(id, SourceState.ENDED, why);
    }

    private SourceView decide(String id, SourceState state, @Nullable SourceReason why) {
        String reason = reason(why == null ? null : why.reason());
        return view(registry.decide(id, state, callers.current().name(), reason));
    }

    /** Tries the connections of a source as it is, and shows what one record would become. Nothing is stored. */
    @PostMapping("/{id}/test")
    List<SourceTrial> test(@PathVariable String id) {
        SourceEntry entry = registry.find(id).orElseThrow(NoSuchSourceException::new);
        if (entry.definition() == null) {
            throw new BadRequestException("The definition cannot be used: " + String.join("; ", entry.problems()));
        }
        return trials(entry.definition());
    }

    /** As {@link #test}, of a source as it would be. */
    @PostMapping("/test")
    List<SourceTrial> test(@RequestBody SourceRequest request) {
        return trials(registry.tried(definition(request)));
    }

    private List<SourceTrial> trials(SourceDefinition source) {
        return trials.of(source).stream()
                .map(trial -> new SourceTrial(
                        trial.channel(),
                        trial.state().name(),
                        trial.detail(),
                        trial.sample() == null ? null : previews.of(trial.sample(), source.profile())))
                .toList();
    }

    private SourceView view(SourceEntry entry) {
        return SourceView.of(entry, entry.definition() == null ? pulls.of(entry.id()) : pulls.of(entry.definition()));
    }

    private static Map<String, Object> definition(SourceRequest request) {
        if (request.definition() == null) {
            throw new BadRequestException("A definition is needed, with the names of the configuration.");
        }
        return request.definition();
    }

    private static String reason(@Nullable String text) {
        if (text != null && text.length() > REASON) {
            throw new BadRequestException("A reason has at most 2,000 characters.");
        }
        return text == null ? "" : text.strip();
    }
}
