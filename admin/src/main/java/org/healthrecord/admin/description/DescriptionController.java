package org.healthrecord.admin.description;

import java.util.Objects;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The description of the admin API. A test compares it with the controllers; the pages' types are made from it. */
@RestController
public class DescriptionController {

    @GetMapping(value = "/admin/api/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Resource description() {
        return new InputStreamResource(
                Objects.requireNonNull(DescriptionController.class.getResourceAsStream("openapi.json")));
    }
}
