package org.healthrecord.ingest.source.definition;

import java.util.ArrayList;
import java.util.List;

/** The configured sources cannot be used as they are. */
public class InvalidSourcesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> problems;

    public InvalidSourcesException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = new ArrayList<>(problems);
    }

    /** Each a sentence that names its source; none holds a secret. */
    public List<String> problems() {
        return List.copyOf(problems);
    }
}
