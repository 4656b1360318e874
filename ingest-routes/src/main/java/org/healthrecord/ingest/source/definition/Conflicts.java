package org.healthrecord.ingest.source.definition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What two sources cannot both have: an id, a port, a watched directory, the system of their record numbers. */
final class Conflicts {
    private final Problems problems;
    private final Map<String, String> owners = new HashMap<>();

    Conflicts(Problems problems) {
        this.problems = problems;
    }

    void check(List<SourceDefinition> definitions) {
        definitions.forEach(this::check);
    }

    private void check(SourceDefinition definition) {
        claim(definition, "id", definition.id());
        claim(definition, "mrn-system", definition.profile().mrnSystem());
        definition.channels(Channel.Mllp.class).forEach(c -> claim(definition, "MLLP port", String.valueOf(c.port())));
        definition
                .channels(Channel.Drop.class)
                .forEach(c -> claim(definition, "directory", c.directory().toString()));
        if (definition.channels(Channel.Http.class).count() > 1) {
            problems.add(definition.id(), "has more than one http channel");
        }
    }

    private void claim(SourceDefinition definition, String what, String value) {
        var owner = owners.putIfAbsent(what + ' ' + value, definition.id());
        if (owner != null) {
            problems.add(definition.id(), what + ' ' + value + " is already used by source '" + owner + "'");
        }
    }
}
