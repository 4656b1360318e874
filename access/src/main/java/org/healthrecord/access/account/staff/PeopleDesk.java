package org.healthrecord.access.account.staff;

import java.util.List;
import org.healthrecord.access.account.answer.RefusedException;
import org.healthrecord.access.account.port.People;
import org.healthrecord.access.account.port.Registration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The registrations of a person, for whoever checks which of them belong to the one who stands there. */
@RestController
@RequestMapping("/account/api/people")
class PeopleDesk {
    private final People people;

    PeopleDesk(People people) {
        this.people = people;
    }

    /** @param id the Patient's */
    @GetMapping("/{id}")
    List<Registration> registrations(@PathVariable String id) {
        List<Registration> known = people.registrationsOf(id);
        if (known.isEmpty()) {
            throw RefusedException.notFound();
        }
        return known;
    }
}
