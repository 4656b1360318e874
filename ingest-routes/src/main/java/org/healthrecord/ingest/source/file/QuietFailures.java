package org.healthrecord.ingest.source.file;

import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of failures without the name of the file: clinics put patients' names into it.
 */
final class QuietFailures implements ExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(QuietFailures.class);

    private final String source;

    QuietFailures(String source) {
        this.source = source;
    }

    @Override
    public void handleException(Throwable exception) {
        report(exception);
    }

    @Override
    public void handleException(@Nullable String message, Throwable exception) {
        report(exception);
    }

    @Override
    public void handleException(@Nullable String message, @Nullable Exchange exchange, @Nullable Throwable exception) {
        report(exception);
    }

    private void report(@Nullable Throwable exception) {
        var what = exception == null ? "unknown" : exception.getClass().getSimpleName();
        LOG.error("Source {}: a file could not be stored and stays in its directory ({})", source, what);
    }
}
