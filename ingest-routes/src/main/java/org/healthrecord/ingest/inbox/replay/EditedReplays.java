package org.healthrecord.ingest.inbox.replay;

import java.time.Clock;
import org.healthrecord.ingest.inbox.receive.IncomingMessage;
import org.healthrecord.ingest.inbox.receive.Reception;
import org.healthrecord.ingest.inbox.row.EventRows;
import org.healthrecord.ingest.inbox.schema.Column;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.healthrecord.ingest.inbox.view.Archive.ArchivedMessage;
import org.healthrecord.ingest.port.Arrival;
import org.healthrecord.ingest.port.Receipt;
import org.healthrecord.ingest.port.RecordState;
import org.healthrecord.mapping.port.Payload;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Replays a message whose bytes an administrator edited. The edited message is a new one that names the original. The
 * original is kept unchanged, and its open records are set aside.
 */
public final class EditedReplays {
    private static final String OPEN =
            "select r.id, r.state from inbox_record r where r.message_id = ? and r.state in ('RECEIVED', 'RETRY', 'QUARANTINED')";
    private static final String SET_ASIDE =
            "update inbox_record set state = 'IGNORED', next_attempt = null, settled = ? where id = ?";

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final Reception reception;
    private final Clock clock;

    public EditedReplays(InboxTables tables, Reception reception, Clock clock) {
        this.jdbc = tables.jdbc();
        this.transaction = tables.transaction();
        this.reception = reception;
        this.clock = clock;
    }

    /** @return a duplicate if the source itself has sent these bytes before */
    public Receipt replay(ArchivedMessage original, byte[] bytes, String by) {
        Payload payload = new Payload(
                bytes, original.payload().contentType(), original.payload().fileName());
        Arrival edited = new Arrival(original.source(), original.transport(), payload, original.controlId(), null);
        Receipt receipt = reception.append(edited, new IncomingMessage.Edit(original.id(), by));
        if (receipt instanceof Receipt.Stored stored) {
            transaction.executeWithoutResult(status -> setAside(original.id(), stored.messageId(), by));
        }
        return receipt;
    }

    private void setAside(String original, String replacement, String by) {
        jdbc.query(
                OPEN,
                row -> {
                    long id = row.getLong("id");
                    RecordState from = RecordState.valueOf(row.getString("state"));
                    jdbc.update(SET_ASIDE, Column.time(clock.instant()), id);
                    String note = "replaced by " + replacement;
                    jdbc.update(
                            EventRows.INSERT, EventRows.row(id, clock.instant(), from, RecordState.IGNORED, by, note));
                },
                original);
    }
}
