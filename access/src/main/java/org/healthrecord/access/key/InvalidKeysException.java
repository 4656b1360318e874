package org.healthrecord.access.key;

import java.util.List;

/** The configured keys cannot be used as they are. No sentence repeats a hash. */
public class InvalidKeysException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidKeysException(List<String> problems) {
        super(String.join("\n", problems));
    }
}
