package org.healthrecord.ingest.source;

import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ExchangeFormatter;

/**
 * A Camel context that never writes a message, nor a header of it, to a log, and that restarts a route that cannot begin.
 */
final class QuietCamel {
    private static final long RESTART_MILLIS = 10_000;

    private QuietCamel() {}

    static DefaultCamelContext context() {
        var camel = new DefaultCamelContext(false);
        camel.disableJMX();
        camel.setLogMask(true);
        camel.setLogExhaustedMessageBody(false);
        camel.setMessageHistory(false);
        camel.setTracing(false);
        camel.setAllowUseOriginalMessage(false);
        camel.getShutdownStrategy().setTimeout(20);
        camel.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
        camel.getRegistry().bind("exchangeFormatter", (ExchangeFormatter) exchange -> exchange.getExchangeId());
        var supervisor = camel.getRouteController().supervising();
        supervisor.setBackOffDelay(RESTART_MILLIS);
        supervisor.setBackOffMaxAttempts(0);
        supervisor.setUnhealthyOnExhausted(false);
        return camel;
    }
}
