package org.healthrecord.mapping.ccda.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An element of a document. Names are local names; those of the SDTC extension have the prefix {@code sdtc:}. What is
 * not there is {@link #NONE}, so that paths can be followed without asking at every step.
 */
public final class CdaNode {
    /** The element that is not there: no name, no attributes, no children. */
    public static final CdaNode NONE = new CdaNode("", null, new String[0]);

    private final String name;
    private final String[] attributes;
    private final List<Object> content = new ArrayList<>(4);
    private @Nullable CdaNode parent;
    private boolean supplied;

    /** Which of its siblings of the same name it is, 0 where it is the only one, -1 before it is computed. */
    private int ordinal = -1;

    CdaNode(String name, @Nullable CdaNode parent, String[] attributes) {
        this.name = name;
        this.parent = parent;
        this.attributes = attributes;
    }

    void append(Object elementOrText) {
        content.add(elementOrText);
    }

    /** Puts this element, the root of what was read, inside elements of these names, which no place ever shows. */
    CdaNode within(String... names) {
        CdaNode inner = this;
        for (int i = names.length - 1; i >= 0; i--) {
            CdaNode outer = new CdaNode(names[i], null, new String[0]);
            outer.supplied = true;
            outer.append(inner);
            inner.parent = outer;
            inner = outer;
        }
        return inner;
    }

    public String name() {
        return name;
    }

    public CdaNode parent() {
        return parent == null ? NONE : parent;
    }

    public boolean exists() {
        return this != NONE;
    }

    /** The value of an attribute by its local name, stripped; empty where there is none. */
    public String attr(String attribute) {
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i].equals(attribute)) {
                return attributes[i + 1];
            }
        }
        return "";
    }

    /** {@code xsi:type} without its prefix. */
    public String type() {
        String type = attr("xsi:type");
        return type.substring(type.indexOf(':') + 1);
    }

    public String nullFlavor() {
        return attr("nullFlavor");
    }

    /** Whether the element is missing or is there only to say that its value is. */
    public boolean isNull() {
        return !exists() || !nullFlavor().isEmpty();
    }

    public boolean is(String attribute, String value) {
        return attr(attribute).equals(value);
    }

    public CdaNode child(String childName) {
        for (Object o : content) {
            if (o instanceof CdaNode c && c.name.equals(childName)) {
                return c;
            }
        }
        return NONE;
    }

    /** All element children, in order. */
    public List<CdaNode> children() {
        List<CdaNode> found = new ArrayList<>(content.size());
        for (Object o : content) {
            if (o instanceof CdaNode c) {
                found.add(c);
            }
        }
        return found;
    }

    public List<CdaNode> children(String childName) {
        List<CdaNode> found = new ArrayList<>(2);
        for (Object o : content) {
            if (o instanceof CdaNode c && c.name.equals(childName)) {
                found.add(c);
            }
        }
        return found;
    }

    /** Text and elements, in order. */
    public List<Object> content() {
        return content;
    }

    /** The first element down this path of names. */
    public CdaNode at(String... path) {
        List<CdaNode> found = all(path);
        return found.isEmpty() ? NONE : found.get(0);
    }

    /** Every element down this path of names. */
    public List<CdaNode> all(String... path) {
        List<CdaNode> level = List.of(this);
        for (String step : path) {
            List<CdaNode> next = new ArrayList<>();
            for (CdaNode n : level) {
                next.addAll(n.children(step));
            }
            level = next;
        }
        return level;
    }

    /** Whether the element claims a template of the C-CDA family (the OID's part after 2.16.840.1.113883.10.20.22). */
    public boolean claims(String template) {
        for (CdaNode t : children("templateId")) {
            if (template.equals(Templates.name(t.attr("root")))) {
                return true;
            }
        }
        return false;
    }

    /** The C-CDA templates the element claims, in order. */
    public List<String> templates() {
        List<String> found = new ArrayList<>(2);
        for (CdaNode t : children("templateId")) {
            String template = Templates.name(t.attr("root"));
            if (!template.isEmpty() && !found.contains(template)) {
                found.add(template);
            }
        }
        return found;
    }

    /** The text of the element and everything in it, with runs of white space collapsed. */
    public String text() {
        StringBuilder out = new StringBuilder();
        collect(out);
        return Words.collapse(out);
    }

    /** The text of the element and everything in it, unchanged. */
    public String rawText() {
        StringBuilder out = new StringBuilder();
        collect(out);
        return out.toString();
    }

    private void collect(StringBuilder out) {
        for (Object o : content) {
            if (o instanceof CdaNode c) {
                c.collect(out);
            } else {
                out.append(o);
            }
        }
    }

    /** Where the element is: an XPath of plain names, with an index only where a name repeats. */
    public String xpath() {
        CdaNode p = parent;
        if (supplied) {
            return "";
        }
        if (p == null || p.supplied) {
            return "/" + name;
        }
        if (ordinal < 0) {
            p.numberChildren();
        }
        return p.xpath() + '/' + (ordinal == 0 ? name : name + '[' + ordinal + ']');
    }

    /** All at once: asking for the place of each of many siblings must not count them all each time. */
    private void numberChildren() {
        Map<String, Integer> counts = new HashMap<>();
        List<CdaNode> children = children();
        children.forEach(c -> c.ordinal = counts.merge(c.name, 1, Integer::sum));
        for (CdaNode c : children) {
            c.ordinal = Integer.valueOf(1).equals(counts.get(c.name)) ? 0 : c.ordinal;
        }
    }
}
