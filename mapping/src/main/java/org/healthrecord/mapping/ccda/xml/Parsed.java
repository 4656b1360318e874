package org.healthrecord.mapping.ccda.xml;

import org.healthrecord.mapping.port.Refusal;

/** What reading a document's bytes gave. */
public sealed interface Parsed {

    /** A well-formed document. */
    record Document(CdaNode root, DecodedText text) implements Parsed {}

    /** Bytes that are no document. */
    record Broken(Refusal refusal) implements Parsed {}
}
