package org.healthrecord.ingest.source.definition;

/** Whether a client must show a certificate to open a TLS connection. */
public enum ClientCertificate {
    NEED,
    WANT,
    NONE
}
