package org.healthrecord.admin.job;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.healthrecord.access.decision.Callers;
import org.healthrecord.ingest.batch.run.Jobs;
import org.healthrecord.ingest.batch.work.JobView;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Long work: started, watched, stopped and resumed. */
@RestController
@RequestMapping("/admin/api/jobs")
public class JobController {
    private static final String NAME = "job";
    private static final int MOST = 200;

    private final Jobs jobs;
    private final Callers callers;

    JobController(Jobs jobs, Callers callers) {
        this.jobs = jobs;
        this.callers = callers;
    }

    /** The newest first. */
    record JobList(List<JobView> jobs) {}

    @GetMapping
    JobList list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return new JobList(jobs.list(Math.max(0, page), Math.max(1, Math.min(MOST, size))));
    }

    @GetMapping("/{id}")
    JobView find(@PathVariable long id) {
        return jobs.find(id);
    }

    /** {@code {"job": "load-archive", "source": "...", "path": "..."}}: the job's name and its parameters. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<JobView> start(@RequestBody Map<String, String> wanted) {
        Map<String, String> parameters = new TreeMap<>(wanted);
        String name = parameters.remove(NAME);
        JobView started = jobs.start(
                name == null ? "" : name, parameters, callers.current().name());
        return ResponseEntity.accepted()
                .location(URI.create("/admin/api/jobs/" + started.id()))
                .body(started);
    }

    @PostMapping("/{id}/stop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    JobView stop(@PathVariable long id) {
        return jobs.stop(id);
    }

    @PostMapping("/{id}/restart")
    @ResponseStatus(HttpStatus.ACCEPTED)
    JobView restart(@PathVariable long id) {
        return jobs.restart(id);
    }
}
