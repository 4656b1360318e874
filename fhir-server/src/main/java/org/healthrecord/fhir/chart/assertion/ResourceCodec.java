package org.healthrecord.fhir.chart.assertion;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import org.healthrecord.fhir.chart.port.Encoded;
import org.healthrecord.mapping.text.Sha256;
import org.hl7.fhir.r4.model.Resource;

/** Resources as JSON, as compressed bytes, and as a 128-bit hash of their content. */
public final class ResourceCodec {
    private final FhirContext context;

    public ResourceCodec(FhirContext context) {
        this.context = context;
    }

    public String encode(Resource resource) {
        IParser parser = context.newJsonParser();
        parser.setStripVersionsFromReferences(false);
        // Local references are our own urn:uuid form: nothing is to be resolved or moved into contained.
        parser.setOverrideResourceIdWithBundleEntryFullUrl(false);
        return parser.encodeResourceToString(resource);
    }

    public Encoded encoded(Resource resource) {
        String json = encode(resource);
        return new Encoded(resource, json, Sha256.uuid(json));
    }

    public Resource decode(String json) {
        return (Resource) context.newJsonParser().parseResource(json);
    }

    static byte[] deflate(String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 3 + 64);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream d = new DeflaterOutputStream(out, deflater)) {
            // The length comes first, so that reading back needs one array of the right size.
            out.write(ByteBuffer.allocate(4).putInt(plain.length).array());
            d.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    static String inflate(byte[] bytes) {
        byte[] plain = new byte[ByteBuffer.wrap(bytes).getInt()];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes, 4, bytes.length - 4);
            int at = 0;
            while (at < plain.length && !inflater.finished()) {
                at += inflater.inflate(plain, at, plain.length - at);
            }
            return new String(plain, StandardCharsets.UTF_8);
        } catch (DataFormatException e) {
            throw new IllegalStateException("A stored assertion is damaged", e);
        } finally {
            inflater.end();
        }
    }
}
