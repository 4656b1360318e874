package org.healthrecord.ingest.source.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.healthrecord.ingest.port.Inbox;
import org.healthrecord.ingest.port.Receipt;
import org.healthrecord.ingest.port.Submissions;
import org.healthrecord.ingest.source.definition.Channel;
import org.healthrecord.ingest.source.definition.SourceDefinition;
import org.healthrecord.ingest.source.definition.SourceDefinitions;
import org.healthrecord.mapping.unstructured.DocumentLabel;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /intake/{source}}. The contract with the sender: 202 only after the body is on disk, byte for byte; then
 * {@code Location} says where to ask for its outcome.
 *
 * <p>The answer is JSON whatever the request says it accepts: what is stored must not be answered with an error.
 *
 * <p>This one protocol is not a Camel route. The servlet container is there already, with its limits, access control
 * and metrics. Spring's dispatcher hands over the untouched stream. camel-servlet would first cache the body and turn
 * headers of the request into headers of the message.
 */
@RestController
@RequestMapping("/intake/{source}")
class IntakeController {
    private static final int BUFFER = 8192;
    /** RFC 1952, section 2.3.1. */
    private static final byte[] GZIP = {0x1F, (byte) 0x8B};

    private final SourceDefinitions sources;
    private final Inbox inbox;
    private final Submissions submissions;
    private final BodyReader bodies;

    IntakeController(SourceDefinitions sources, Inbox inbox, Submissions submissions, BodyReader bodies) {
        this.sources = sources;
        this.inbox = inbox;
        this.submissions = submissions;
        this.bodies = bodies;
    }

    @PostMapping({"", "/"})
    ResponseEntity<Acceptance> submit(@PathVariable String source, HttpServletRequest request) throws IOException {
        var definition = open(source);
        var label = label(request);
        AcceptedTypes.check(
                definition.profile().format(),
                request.getContentType(),
                !label.recordNumber().isEmpty());
        var submitted = new Submitted(
                definition, request.getContentType(), request.getHeader(HttpHeaders.CONTENT_DISPOSITION), label);
        var receipt = receive(submitted, request, limit(definition));
        return ResponseEntity.accepted()
                .location(URI.create(
                        "%s/intake/%s/submissions/%s".formatted(request.getContextPath(), source, receipt.messageId())))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Acceptance.of(receipt));
    }

    @GetMapping({"/submissions/{id}", "/submissions/{id}/"})
    ResponseEntity<SubmissionView> submission(@PathVariable String source, @PathVariable String id) {
        open(source);
        var found = submissions.find(source, id).orElseThrow(IntakeRefusal::unknownSubmission);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(SubmissionView.of(found));
    }

    /** In headers, for addresses are written into logs. */
    private static DocumentLabel label(HttpServletRequest request) {
        return DocumentLabel.of(
                request.getHeader("Record-Number"),
                request.getHeader("Document-Date"),
                request.getHeader("Document-Title"));
    }

    private SourceDefinition open(String source) {
        var known = sources.definition(source);
        if (known.filter(SourceDefinition::paused).isPresent()) {
            throw IntakeRefusal.paused();
        }
        return known.filter(definition ->
                        definition.channels(Channel.Http.class).findAny().isPresent())
                .orElseThrow(IntakeRefusal::unknownSource);
    }

    private static long limit(SourceDefinition definition) {
        return definition.channels(Channel.Http.class).findAny().orElseThrow().maxSize();
    }

    private Receipt receive(Submitted submitted, HttpServletRequest request, long limit) throws IOException {
        try {
            return bodies.read(body(request), limit, bytes -> inbox.append(submitted.arrival(bytes)));
        } catch (ZipException notGzip) {
            throw IntakeRefusal.brokenEncoding();
        } catch (EOFException cut) {
            throw IntakeRefusal.cutOff();
        }
    }

    private static InputStream body(HttpServletRequest request) throws IOException {
        @Nullable String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return unpacked(request.getInputStream());
        }
        if (!encoding.toLowerCase(Locale.ROOT).equals("gzip")) {
            throw IntakeRefusal.wrongEncoding();
        }
        return new GZIPInputStream(request.getInputStream(), BUFFER);
    }

    /** No format begins with the two bytes of gzip: a sender that packed the body and did not say so is understood. */
    private static InputStream unpacked(InputStream body) throws IOException {
        var start = new PushbackInputStream(body, 2);
        byte[] magic = start.readNBytes(2);
        start.unread(magic);
        return Arrays.equals(magic, GZIP) ? new GZIPInputStream(start, BUFFER) : start;
    }
}
