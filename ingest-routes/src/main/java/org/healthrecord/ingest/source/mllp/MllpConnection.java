package org.healthrecord.ingest.source.mllp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.healthrecord.ingest.source.definition.Channel;
import org.healthrecord.ingest.source.log.SparseLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * One sender's connection: frames go in, replies come out, in the same order. When more comes while a reply is owed,
 * nothing more is read, so a sender that does not wait for acknowledgements fills its own buffers, not ours.
 */
@SuppressWarnings({
    "FutureReturnValueIgnored", // what fails on a connection reaches exceptionCaught or channelInactive
    "NonAtomicVolatileUpdate" // written by the connection's own thread only, read by others
})
final class MllpConnection extends ChannelDuplexHandler {
    private static final SparseLog LOG = new SparseLog(LoggerFactory.getLogger(MllpConnection.class));
    /** After 0x1C this long is waited for the carriage return before a sender is taken for one that omits it. */
    private static final long SETTLE_MILLIS = 250;
    /** How long bytes still under way are read and dropped, so that the last acknowledgement is not lost to a reset. */
    private static final long LINGER_MILLIS = 2_000;

    private final String source;
    private final Channel.Patience patience;
    private final ConnectionRoster roster;
    private final FrameReader reader;
    private @Nullable ChannelHandlerContext context;
    private volatile int owed;
    private volatile boolean proven;
    private volatile long lastProgress = System.nanoTime();
    private long frameBegan;
    private boolean ending;

    MllpConnection(String source, Channel.Mllp settings, ConnectionRoster roster, FrameBudget budget) {
        this.source = source;
        this.patience = settings.patience();
        this.roster = roster;
        this.reader = new FrameReader(settings.maxFrameSize(), budget, this::received);
    }

    boolean isProven() {
        return proven;
    }

    boolean isBusy() {
        return owed > 0;
    }

    long lastProgress() {
        return lastProgress;
    }

    /** Called from any thread. */
    void evict() {
        var connection = context;
        if (connection != null) {
            connection.executor().execute(this::giveUp);
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        context = ctx;
        if (!roster.join(this)) {
            LOG.warn("Source " + source + ": a connection was refused, all others are busy");
            ctx.close();
            return;
        }
        ctx.fireChannelActive();
        watch(ctx);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        roster.leave(this);
        reader.giveUp();
        if (owed == 0) {
            reader.settleBudget();
        }
        ctx.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        var bytes = (ByteBuf) message;
        lastProgress = System.nanoTime();
        if (owed > 0) {
            // Not before: to stop and start reading costs two calls of the system, and most senders wait.
            ctx.channel().config().setAutoRead(false);
        }
        try {
            var wasInFrame = reader.isInFrame();
            reader.read(bytes);
            if (!wasInFrame && reader.isInFrame()) {
                frameBegan = lastProgress;
            }
        } finally {
            bytes.release();
        }
        if (reader.isAtEnd()) {
            var then = lastProgress;
            ctx.executor().schedule(() -> settle(then), SETTLE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void settle(long then) {
        if (then == lastProgress) {
            reader.settle();
        }
    }

    private void received(Frame frame) {
        owed++;
        proven |= frame.kind() == Frame.Kind.COMPLETE;
        ending |= frame.kind().endsConnection();
        frameBegan = System.nanoTime();
        var ctx = context();
        ctx.fireChannelRead(frame);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof Reply reply) {
            ending |= reply.endsConnection();
            if (reply.acknowledgements().isEmpty()) {
                promise.setSuccess();
            } else {
                ctx.write(framed(ctx, reply.acknowledgements()), promise);
            }
        } else {
            // A defect: the sender hears nothing rather than an acceptance, and sends again.
            ending = true;
            promise.setSuccess();
        }
        lastProgress = System.nanoTime();
        owed--;
        if (owed == 0) {
            answered(ctx);
        }
    }

    private static ByteBuf framed(ChannelHandlerContext ctx, List<byte[]> messages) {
        var frames = ctx.alloc()
                .buffer(messages.stream().mapToInt(bytes -> bytes.length + 3).sum());
        messages.forEach(bytes ->
                frames.writeByte(0x0B).writeBytes(bytes).writeByte(0x1C).writeByte('\r'));
        return frames;
    }

    private void answered(ChannelHandlerContext ctx) {
        reader.settleBudget();
        if (ending) {
            end(ctx);
        } else {
            ctx.channel().config().setAutoRead(true);
        }
    }

    private void end(ChannelHandlerContext ctx) {
        roster.leave(this);
        reader.giveUp();
        ctx.flush();
        if (ctx.channel() instanceof io.netty.channel.socket.SocketChannel socket
                && ctx.pipeline().get("tls") == null) {
            socket.shutdownOutput();
            ctx.channel().config().setAutoRead(true);
            ctx.executor().schedule(() -> ctx.close(), LINGER_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            ctx.writeAndFlush(ctx.alloc().buffer(0)).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private void watch(ChannelHandlerContext ctx) {
        long pause = Math.max(20, Math.min(5_000, patience.frameIdle().toMillis() / 4));
        ctx.executor()
                .schedule(
                        () -> {
                            if (ctx.channel().isOpen()) {
                                check();
                                watch(ctx);
                            }
                        },
                        pause,
                        TimeUnit.MILLISECONDS);
    }

    private void check() {
        long now = System.nanoTime();
        long silent = now - lastProgress;
        boolean overdue = reader.isWaiting()
                ? silent > patience.frameIdle().toNanos()
                        || (reader.isInFrame()
                                && now - frameBegan > patience.frame().toNanos())
                : silent > patience.idle().toNanos();
        if (overdue && owed == 0) {
            giveUp();
        }
    }

    private void giveUp() {
        ending = true;
        reader.giveUp();
        if (owed == 0) {
            end(context());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        var root = cause.getCause() == null ? cause : cause.getCause();
        LOG.warn("Source " + source + ": a connection was lost, "
                + root.getClass().getSimpleName());
        ctx.close();
    }

    private ChannelHandlerContext context() {
        var current = context;
        if (current == null) {
            throw new IllegalStateException("not connected");
        }
        return current;
    }
}
