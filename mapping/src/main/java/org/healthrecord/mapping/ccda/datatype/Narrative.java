package org.healthrecord.mapping.ccda.datatype;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.healthrecord.mapping.ccda.xml.CdaNode;

/** The narrative of a document, by the ids that coded entries point to ({@code <reference value="#id"/>}). */
public final class Narrative {
    /** References to each of many nested elements would copy the text many times over. */
    private static final long MOST_RESOLVED = 32 << 20;

    private static final Pattern WORDS = Pattern.compile("[A-Z][a-z]+( [A-Za-z]+){0,5}");

    private final Map<String, CdaNode> byId = new HashMap<>();
    private final Map<CdaNode, String> texts = new IdentityHashMap<>();
    private long resolved;

    public Narrative(CdaNode document) {
        index(document);
    }

    private void index(CdaNode node) {
        String id = node.attr("ID");
        if (!id.isEmpty()) {
            byId.putIfAbsent(id, node);
        }
        for (CdaNode child : node.children()) {
            index(child);
        }
    }

    /**
     * The text of an ED, with the lines, items and cells that it has: its own, or what its reference points to; empty where
     * there is none.
     */
    public String text(CdaNode ed) {
        if (!ed.exists()) {
            return "";
        }
        String own = NarrativeText.of(ed);
        if (!own.isEmpty()) {
            return own;
        }
        CdaNode target = target(ed);
        if (!target.exists()) {
            return inPlaceOfReference(ed);
        }
        return texts.computeIfAbsent(target, this::resolve);
    }

    private String resolve(CdaNode target) {
        String text = resolved > MOST_RESOLVED ? "" : NarrativeText.of(target);
        resolved += text.length();
        return text;
    }

    /** Some senders write the words themselves where the reference to them belongs. */
    private static String inPlaceOfReference(CdaNode ed) {
        String reference = ed.child("reference").attr("value");
        return WORDS.matcher(reference).matches() ? reference : "";
    }

    /** The element of the narrative that an ED points to; some senders leave the # of the reference out. */
    private CdaNode target(CdaNode ed) {
        String reference = ed.child("reference").attr("value");
        String id = reference.startsWith("#") ? reference.substring(1) : reference;
        return byId.getOrDefault(id, CdaNode.NONE);
    }
}
