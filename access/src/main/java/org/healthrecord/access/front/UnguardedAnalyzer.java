package org.healthrecord.access.front;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do instead of a stack trace. */
class UnguardedAnalyzer extends AbstractFailureAnalyzer<UnguardedException> {
    @Override
    protected FailureAnalysis analyze(Throwable root, UnguardedException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Give server.ssl.bundle a certificate; or say health-record.access.tls: terminated-upstream where a proxy on "
                        + "the same network speaks TLS with everybody else; or listen on 127.0.0.1.",
                cause);
    }
}
