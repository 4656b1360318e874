package org.healthrecord.ingest.pull.turn;

/** How a channel does that is fetched from. */
public enum PullState {
    /** It has had no turn yet. */
    NEW,
    RUNNING,
    /** The last turn fetched all there was. */
    COMPLETE,
    /** More is there than one turn takes; the next one goes on. */
    MORE,
    /** An export runs on the other side. */
    EXPORTING,
    /** Nobody answers there. */
    UNREACHABLE,
    /** The server's key is another one than the definition says. */
    HOST_KEY_UNKNOWN,
    LOGIN_REFUSED,
    /** The server is known, and we may not have what we ask for. */
    FORBIDDEN,
    CERTIFICATE_ENDED,
    CERTIFICATE_UNTRUSTED,
    /** What was taken cannot be moved there: the disk is full, or we may not write. */
    CANNOT_MOVE,
    /** A file is encrypted for another key than ours, or broken, or our key cannot be used. */
    CANNOT_DECRYPT,
    NOT_FOUND,
    /** A web page, or something else that is no FHIR. */
    NOT_FHIR,
    /** Pages that never end. */
    ENDLESS,
    /** A link that leads to another host. */
    LEADS_ELSEWHERE,
    TOO_LARGE,
    /** The server asks us to come later. */
    THROTTLED,
    SERVER_FAILED,
    EXPORT_FAILED,
    EXPORT_EXPIRED,
    /** The server itself says that something is missing from what it gave. */
    INCOMPLETE,
    /** All that was known is gone there; it is not believed. */
    NOTHING_LEFT,
    /** The turn was stopped here: a pause, a change or the end of this node. */
    STOPPED,
    INBOX_UNAVAILABLE,
    /** A fault of this program. */
    DEFECT
}
