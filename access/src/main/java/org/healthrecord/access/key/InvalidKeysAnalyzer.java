package org.healthrecord.access.key;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints what is wrong with the keys instead of a stack trace. */
class InvalidKeysAnalyzer extends AbstractFailureAnalyzer<InvalidKeysException> {
    @Override
    protected FailureAnalysis analyze(Throwable root, InvalidKeysException cause) {
        return new FailureAnalysis(
                "The keys of the configuration cannot be used:\n\n" + cause.getMessage(),
                "Correct the configuration and start again. The hash of a key: printf %s KEY | sha256sum",
                cause);
    }
}
