package org.healthrecord.ingest.source.mllp;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandler;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.netty.NettyConstants;
import org.healthrecord.ingest.port.Arrival;
import org.healthrecord.ingest.port.Inbox;
import org.healthrecord.ingest.port.InboxUnavailableException;
import org.healthrecord.ingest.source.hl7v2.Acknowledgement;
import org.healthrecord.ingest.source.hl7v2.Answer;
import org.healthrecord.ingest.source.hl7v2.MessageHeader;
import org.healthrecord.ingest.source.log.SparseLog;
import org.healthrecord.mapping.port.Payload;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Stores one frame and says so to the sender: AA or CA only after the inbox has it on disk. */
final class MllpReceiver implements Processor {
    private static final String TYPE = "x-application/hl7-v2+er7";

    private final SparseLog log = new SparseLog(LoggerFactory.getLogger(MllpReceiver.class));
    private final String source;
    private final Inbox inbox;
    private final Acknowledgement acknowledgement;
    private final OwnCertificates certificates;

    MllpReceiver(String source, Inbox inbox, Acknowledgement acknowledgement, OwnCertificates certificates) {
        this.source = source;
        this.inbox = inbox;
        this.acknowledgement = acknowledgement;
        this.certificates = certificates;
    }

    @Override
    public void process(Exchange exchange) {
        var message = exchange.getMessage();
        var frame = (Frame) message.getBody();
        message.setBody(certificates.hold(session(message)) ? receive(frame) : refuse(frame));
    }

    private static @Nullable SSLSession session(Message message) {
        var connection = message.getHeader(NettyConstants.NETTY_CHANNEL_HANDLER_CONTEXT, ChannelHandlerContext.class);
        var tls = connection == null ? null : connection.pipeline().get(SslHandler.class);
        return tls == null ? null : tls.engine().getSession();
    }

    /** Nothing is stored: it is not this clinic that says so. */
    private Reply refuse(Frame frame) {
        log.warn("Source " + source + ": a message was refused, the connection's certificate is not this source's");
        return new Reply(
                acknowledgement.of(MessageHeader.read(frame.bytes()).orElse(null), FrameFault.NOT_YOURS), true);
    }

    Reply receive(Frame frame) {
        var header = MessageHeader.read(frame.bytes());
        var fault = FrameFault.of(frame, header.isPresent());
        try {
            inbox.append(arrival(frame, header, fault));
        } catch (InboxUnavailableException unavailable) {
            log.warn("Source " + source + ": a message was not stored and not accepted, " + unavailable.getMessage());
            return answer(frame, header, FrameFault.NOT_STORED);
        }
        fault.ifPresent(f -> log.warn("Source " + source + ": " + frame + " went to quarantine, " + f.reason()));
        return answer(frame, header, fault.map(FrameFault::answer).orElse(Answer.accepted()));
    }

    private Arrival arrival(Frame frame, Optional<MessageHeader> header, Optional<FrameFault> fault) {
        var controlId = fault.isEmpty() ? header.map(MessageHeader::controlId).orElse("") : "";
        var refusal = fault.map(FrameFault::refusal).orElse(null);
        return new Arrival(source, "mllp", new Payload(frame.kept(), TYPE, null), controlId, refusal);
    }

    private Reply answer(Frame frame, Optional<MessageHeader> header, Answer answer) {
        return frame.kind() == Frame.Kind.STRAY ? Reply.silence() : reply(frame, header.orElse(null), answer);
    }

    /** Closes the connection on a failure, for a sender that wants no answer. */
    private Reply reply(Frame frame, @Nullable MessageHeader header, Answer answer) {
        var answers = acknowledgement.of(header, answer);
        var unheard = answers.isEmpty() && answer.equals(FrameFault.NOT_STORED);
        return new Reply(answers, unheard || frame.kind().endsConnection());
    }
}
