package org.healthrecord.load;

import java.io.Closeable;
import java.io.IOException;

/** A way into the service that one sender has for itself. */
interface Connection extends Closeable {
    /** Returns when the service has said that it is stored. */
    void send(Submission submission) throws IOException;
}
