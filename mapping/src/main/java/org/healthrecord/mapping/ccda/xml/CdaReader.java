package org.healthrecord.mapping.ccda.xml;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.healthrecord.mapping.ccda.xml.Parsed.Broken;
import org.healthrecord.mapping.ccda.xml.Parsed.Document;
import org.healthrecord.mapping.port.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document into a tree of {@link CdaNode}s. Document type declarations are refused, so no entity is ever
 * defined, expanded or fetched; depth and number of elements are limited.
 */
public final class CdaReader {
    private static final int MAX_DEPTH = 200;
    private static final int MAX_ELEMENTS = 2_000_000;
    private static final int MAX_BYTES = 64 << 20;

    private CdaReader() {}

    /** The document in these bytes, or why there is none. */
    public static Parsed read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return broken("xml-too-large", "The document is larger than a document may be", "");
        }
        return parse(DecodedText.of(bytes));
    }

    private static Parsed parse(DecodedText text) {
        XMLStreamReader xml = null;
        try {
            xml = open(text.text());
            return tree(xml, text);
        } catch (XMLStreamException e) {
            return malformed(e);
        } finally {
            close(xml);
        }
    }

    private static Parsed malformed(XMLStreamException e) {
        String place = e.getLocation() == null
                ? ""
                : "line " + e.getLocation().getLineNumber() + " column "
                        + e.getLocation().getColumnNumber();
        return broken("xml-malformed", "The document is not well-formed XML, or is cut off", place);
    }

    /** A reader without document types, entities or namespaces (prefixes are resolved here, tolerantly). */
    static XMLStreamReader open(String text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(new StringReader(text));
    }

    static void close(@Nullable XMLStreamReader xml) {
        try {
            if (xml != null) {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A reader over a string cannot fail to close", e);
        }
    }

    private static Parsed tree(XMLStreamReader xml, DecodedText text) throws XMLStreamException {
        Deque<Open> open = new ArrayDeque<>();
        CdaNode root = CdaNode.NONE;
        int elements = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> {
                    return broken("xml-doctype", "Document type declarations are not accepted", "line 1");
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() >= MAX_DEPTH || ++elements > MAX_ELEMENTS) {
                        return broken("xml-too-deep", "The document nests or repeats elements beyond any use", "");
                    }
                    Open here = Open.start(xml, open.peek());
                    root = open.isEmpty() ? here.node() : root;
                    open.push(here);
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(xml.getText(), open.peek());
                default -> {}
            }
        }
        return new Document(root, text);
    }

    private static void text(String characters, @Nullable Open in) {
        if (in != null && (in.narrative() || !characters.isBlank())) {
            in.node().append(characters);
        }
    }

    private static Broken broken(String reason, String detail, String place) {
        return new Broken(Refusal.of(reason, detail, place));
    }

    /** An element whose end has not been read yet, with the namespaces its prefixes mean. */
    private record Open(CdaNode node, Map<String, String> prefixes, boolean narrative) {

        static Open start(XMLStreamReader xml, @Nullable Open in) {
            Map<String, String> scope = in == null ? Map.of() : in.prefixes();
            Map<String, String> prefixes = Prefixes.within(scope, xml);
            String name = Prefixes.elementName(rawName(xml), prefixes);
            CdaNode parent = in == null ? null : in.node();
            CdaNode node = new CdaNode(name, parent, Prefixes.attributes(xml, prefixes));
            if (parent != null) {
                parent.append(node);
            }
            return new Open(node, prefixes, in != null && in.narrative() || name.equals("text"));
        }

        private static String rawName(XMLStreamReader xml) {
            return Prefixes.rawName(xml.getPrefix(), xml.getLocalName());
        }
    }
}
