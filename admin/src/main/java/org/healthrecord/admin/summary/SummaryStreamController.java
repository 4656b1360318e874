package org.healthrecord.admin.summary;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The summary as server-sent events. */
@RestController
public class SummaryStreamController {
    private final SummaryStream stream;

    SummaryStreamController(SummaryStream stream) {
        this.stream = stream;
    }

    @GetMapping(value = "/admin/api/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events() {
        return stream.watch();
    }
}
