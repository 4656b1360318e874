package org.healthrecord.ingest.source.file;

import java.time.Clock;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.healthrecord.ingest.port.Inbox;
import org.healthrecord.ingest.source.definition.Channel;
import org.healthrecord.ingest.source.definition.SourceDefinition;

/**
 * The route of a watched directory. The contract with the clinic: a file that is gone from the directory is on disk in the
 * inbox and is in {@code .done} under a name of its own. A file is complete when its done file is beside it, or
 * when it has been renamed into the directory, or has not changed for the settle time.
 */
public final class FileRoutes extends RouteBuilder {
    private static final String TEMPLATE = "file";

    private final Inbox inbox;
    private final Clock clock;

    public FileRoutes(Inbox inbox, Clock clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    @Override
    public void configure() {
        routeTemplate(TEMPLATE)
                .templateParameter("directory")
                .templateParameter("poll")
                .templateParameter("depth")
                .templateParameter("completeness")
                .templateParameter("receiver")
                .from(
                        "file:{{directory}}?recursive=true&maxDepth={{depth}}&delay={{poll}}&initialDelay=0"
                                + "&includeHiddenFiles=false&noop=true&idempotent=false&sortBy=file:modified;file:name&{{completeness}}")
                .errorHandler(noErrorHandler())
                .process("{{receiver}}");
    }

    /** Adds the route of one directory; it is watched once the context runs. */
    public void add(CamelContext camel, SourceDefinition source, Channel.Drop channel, String routeId) {
        var settle = channel.doneFile() == null ? channel.settle() : Duration.ZERO;
        var files = new CompleteFiles(settle, clock);
        var done = new DoneFolder(channel.directory(), channel.doneFile(), clock);
        camel.getRegistry().bind("files-" + routeId, files);
        camel.getRegistry()
                .bind("receiver-" + routeId, new FileReceiver(source.id(), channel.maxSize(), inbox, files, done));
        TemplatedRouteBuilder.builder(camel, TEMPLATE)
                .routeId(routeId)
                .parameter("directory", channel.directory())
                .parameter("poll", channel.poll().toMillis())
                .parameter("depth", channel.maxDepth())
                .parameter("completeness", completeness(channel, routeId))
                .parameter("receiver", "receiver-" + routeId)
                .add();
    }

    private static String completeness(Channel.Drop channel, String routeId) {
        var filter = "filter=#files-" + routeId;
        return channel.doneFile() == null ? filter : filter + "&doneFileName=${file:name}" + channel.doneFile();
    }
}
