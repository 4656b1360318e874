package org.healthrecord.access.audit.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An answer whose body is held back until its event cannot be lost any more; meanwhile the rest of it is being made. */
final class HeldAnswer extends HttpServletResponseWrapper {
    private final HeldBody body;
    private @Nullable PrintWriter writer;

    HeldAnswer(HttpServletResponse response, HeldBody.Recording recording) {
        super(response);
        this.body = new HeldBody(() -> response.getOutputStream(), recording);
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new Stream();
    }

    @Override
    public PrintWriter getWriter() {
        PrintWriter open = writer;
        if (open == null) {
            String named = getCharacterEncoding();
            Charset charset = named == null ? StandardCharsets.UTF_8 : Charset.forName(named);
            open = new PrintWriter(new OutputStreamWriter(getOutputStream(), charset));
            writer = open;
        }
        return open;
    }

    @Override
    public void flushBuffer() throws IOException {
        flushWriter();
        if (body.release()) {
            super.flushBuffer();
        }
    }

    @Override
    public void resetBuffer() {
        body.clear();
        super.resetBuffer();
    }

    @Override
    public void reset() {
        body.clear();
        writer = null;
        super.reset();
    }

    private void flushWriter() {
        if (writer != null) {
            writer.flush();
        }
    }

    /** At the end of the request: false where nothing of it may leave. */
    boolean finish() throws IOException {
        flushWriter();
        return body.release();
    }

    private final class Stream extends ServletOutputStream {
        @Override
        public void write(int b) throws IOException {
            body.write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            body.write(bytes, offset, length);
        }

        /** What is held may wait until the end; an encoder flushes more often than anybody reads. */
        @Override
        public void flush() throws IOException {
            body.flush();
        }

        @Override
        public void close() throws IOException {
            body.release();
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("written at once");
        }
    }
}
