package org.healthrecord.mapping.ccda.xml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads the ids of the first patientRole, and no more of the document than the beginning that holds them. */
public final class RecordTargetScan {
    private static final int HEAD = 256 << 10;

    private RecordTargetScan() {}

    /** Root and extension of each id; none where the document cannot be read so far. */
    public static List<String[]> ids(byte[] bytes) {
        List<String[]> found = new ArrayList<>(2);
        XMLStreamReader xml = null;
        try {
            byte[] head = bytes.length > HEAD ? Arrays.copyOf(bytes, HEAD) : bytes;
            xml = CdaReader.open(DecodedText.of(head).text());
            scan(xml, found);
        } catch (XMLStreamException e) {
            return found;
        } finally {
            CdaReader.close(xml);
        }
        return found;
    }

    private static void scan(XMLStreamReader xml, List<String[]> found) throws XMLStreamException {
        boolean inside = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                return;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = local(xml.getLocalName());
                if (inside && !name.equals("id")) {
                    return;
                }
                if (inside) {
                    found.add(new String[] {attribute(xml, "root"), attribute(xml, "extension")});
                }
                inside |= name.equals("patientRole");
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && local(xml.getLocalName()).equals("patientRole")) {
                return;
            }
        }
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    private static String attribute(XMLStreamReader xml, String name) {
        @Nullable String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value.strip();
    }
}
