package org.healthrecord.ingest.source.definition;

import java.util.List;

/** The configured sources cannot be used as they are. */
public class InvalidSourcesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidSourcesException(List<String> problems) {
        super(String.join("\n", problems));
    }
}
