package org.healthrecord.mapping.ccda.xml;

import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Names without regard to how a sender spells its namespaces. CDA's own namespace, none at all and an undeclared prefix
 * are the same. {@code urn:hl7-org:sdtc} becomes the prefix {@code sdtc:}. Anything else keeps its URI in the name, so
 * that a vendor's extension is never mistaken for an element of CDA.
 */
final class Prefixes {
    private static final String CDA = "urn:hl7-org:v3";
    private static final String SDTC = "urn:hl7-org:sdtc";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private Prefixes() {}

    static String rawName(@Nullable String prefix, String local) {
        return prefix == null || prefix.isEmpty() || local.indexOf(':') >= 0 ? local : prefix + ":" + local;
    }

    static Map<String, String> within(Map<String, String> scope, XMLStreamReader xml) {
        Map<String, String> changed = null;
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String name = attributeName(xml, i);
            if (name.equals("xmlns") || name.startsWith("xmlns:")) {
                changed = changed == null ? new HashMap<>(scope) : changed;
                changed.put(name.equals("xmlns") ? "" : name.substring(6), xml.getAttributeValue(i));
            }
        }
        return changed == null ? scope : changed;
    }

    static String elementName(String raw, Map<String, String> prefixes) {
        int colon = raw.indexOf(':');
        String prefix = colon < 0 ? "" : raw.substring(0, colon);
        String local = raw.substring(colon + 1);
        String uri = prefixes.getOrDefault(prefix, prefix.equals("sdtc") ? SDTC : CDA);
        return switch (uri) {
            case CDA, "" -> local;
            case SDTC -> "sdtc:" + local;
            default -> "{" + uri + "}" + local;
        };
    }

    static String[] attributes(XMLStreamReader xml, Map<String, String> prefixes) {
        String[] pairs = new String[2 * xml.getAttributeCount()];
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String name = attributeName(xml, i);
            int colon = name.indexOf(':');
            boolean type = colon > 0 && isXsi(name.substring(0, colon), prefixes) && name.endsWith(":type");
            pairs[2 * i] = type ? "xsi:type" : name;
            pairs[2 * i + 1] = xml.getAttributeValue(i).strip();
        }
        return pairs;
    }

    private static boolean isXsi(String prefix, Map<String, String> prefixes) {
        return prefix.equals("xsi") || XSI.equals(prefixes.get(prefix));
    }

    private static String attributeName(XMLStreamReader xml, int i) {
        return rawName(xml.getAttributePrefix(i), xml.getAttributeLocalName(i));
    }
}
