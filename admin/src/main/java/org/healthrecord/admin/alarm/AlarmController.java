package org.healthrecord.admin.alarm;

import java.util.List;
import org.healthrecord.access.decision.Callers;
import org.healthrecord.admin.problem.BadRequestException;
import org.healthrecord.admin.problem.NoSuchAlarmException;
import org.healthrecord.ingest.alarm.Alarm;
import org.healthrecord.ingest.alarm.Alarms;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The alarms of the feeds. */
@RestController
@RequestMapping("/admin/api/alarms")
public class AlarmController {
    private static final int MOST = 1000;

    private final Alarms alarms;
    private final Callers callers;

    AlarmController(Alarms alarms, Callers callers) {
        this.alarms = alarms;
        this.callers = callers;
    }

    /** @param note what somebody does about it, or nothing */
    record Acknowledgement(@Nullable String note) {}

    /** Those that last; with {@code ended=true} the newest, ended ones too. */
    @GetMapping
    List<Alarm> alarms(
            @RequestParam(defaultValue = "false") boolean ended, @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new BadRequestException("The limit is a number from 1 to " + MOST + ".");
        }
        return ended ? alarms.newest(limit) : alarms.lasting();
    }

    /** Somebody sees to it; the first who says so stands. */
    @PostMapping("/{id}/acknowledge")
    Alarm acknowledge(@PathVariable long id, @RequestBody(required = false) @Nullable Acknowledgement acknowledgement) {
        String note = acknowledgement == null || acknowledgement.note() == null
                ? ""
                : acknowledgement.note().strip();
        if (note.length() > Alarms.NOTE) {
            throw new BadRequestException("A note has at most 2,000 characters.");
        }
        return alarms.acknowledge(id, callers.current().name(), note).orElseThrow(NoSuchAlarmException::new);
    }
}
