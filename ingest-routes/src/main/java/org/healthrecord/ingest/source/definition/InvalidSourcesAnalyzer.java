package org.healthrecord.ingest.source.definition;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints what is wrong with the sources instead of a stack trace. */
class InvalidSourcesAnalyzer extends AbstractFailureAnalyzer<InvalidSourcesException> {
    @Override
    protected FailureAnalysis analyze(Throwable root, InvalidSourcesException cause) {
        return new FailureAnalysis(
                "The sources under health-record.sources cannot be used:\n\n" + cause.getMessage(),
                "Correct the configuration and start again.",
                cause);
    }
}
