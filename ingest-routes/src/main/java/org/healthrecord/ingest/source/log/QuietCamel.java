package org.healthrecord.ingest.source.log;

import java.time.Duration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ExchangeFormatter;

/**
 * A Camel context that never writes a message, nor a header of it, to a log, and that restarts a route that cannot begin.
 */
public final class QuietCamel {
    private QuietCamel() {}

    /** @param restart how long after a failure to begin a route is tried again */
    public static DefaultCamelContext context(Duration restart) {
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
        supervisor.setBackOffDelay(restart.toMillis());
        supervisor.setBackOffMaxAttempts(0);
        supervisor.setUnhealthyOnExhausted(false);
        return camel;
    }
}
