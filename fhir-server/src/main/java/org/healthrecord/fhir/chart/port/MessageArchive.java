package org.healthrecord.fhir.chart.port;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The messages as they arrived; kept by the module that receives them. */
public interface MessageArchive {
    /** Opens a message once, for all that is to be shown of it. */
    Optional<OpenMessage> open(String messageId);

    /** A message of the archive. It may hold several people's data: each piece shown is the stated fact's person's. */
    interface OpenMessage {
        String id();

        String source();

        Instant received();

        @Nullable
        String contentType();

        /** As it arrived, whichever person it is about. */
        byte[] bytes();

        /**
         * The piece of the message that shows a place, as text.
         *
         * @param statement what is at the place
         */
        Optional<Excerpt> excerpt(StatementPlace statement);

        /** All of the message that is about the person a statement is about; empty for what belongs to no patient. */
        Optional<String> part(StatementPlace statement);

        /** Whether all of the message is about the person a statement is about. */
        boolean isAllOf(StatementPlace statement);
    }

    /**
     * Where in a message something is stated.
     *
     * @param unit    the unit within the message
     * @param nobodys whether it is about what belongs to no patient
     */
    record StatementPlace(String unit, String place, boolean nobodys) {}

    /**
     * @param start of the place within the text, in characters
     * @param end   behind the place
     */
    record Excerpt(String text, int start, int end) {}
}
