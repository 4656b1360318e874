package org.healthrecord.access.gate;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints why the service does not start instead of a stack trace. */
class NotLoopbackAnalyzer extends AbstractFailureAnalyzer<NotLoopbackException> {
    @Override
    protected FailureAnalysis analyze(Throwable root, NotLoopbackException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()), "Start without the profile, or listen on 127.0.0.1.", cause);
    }
}
