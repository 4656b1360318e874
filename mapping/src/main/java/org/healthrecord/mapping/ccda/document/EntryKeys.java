package org.healthrecord.mapping.ccda.document;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.ccda.datatype.Systems;
import org.healthrecord.mapping.ccda.xml.CdaNode;

/**
 * The keys of entries. An entry's id names it; an entry without one is named by what it states and when. Some senders give
 * the same id to different entries of one document: those are distinguished by what they state, and last by their content.
 */
final class EntryKeys {
    private static final Set<String> NOT_CONTENT =
            Set.of("id", "text", "templateId", "originalText", "author", "informant", "reference");

    /** Beyond this only entries in the very same words are compared, because each would be compared with each. */
    private static final int MANY = 200;

    private EntryKeys() {}

    static void settle(List<EntryDraft> drafts, Registration registration) {
        for (List<EntryDraft> same : by(drafts, d -> type(d) + '\n' + local(d)).values()) {
            settleSame(same, local(same.get(0)), registration);
        }
    }

    private static void settleSame(List<EntryDraft> same, String local, Registration registration) {
        Map<String, List<EntryDraft>> byName =
                same.size() == 1 ? Map.of("", same) : by(same, d -> FactName.of(d.resource));
        for (Map.Entry<String, List<EntryDraft>> named : byName.entrySet()) {
            String name = byName.size() == 1 ? local : local + '|' + named.getKey();
            settleNamed(named.getValue(), name, registration);
        }
    }

    private static void settleNamed(List<EntryDraft> same, String local, Registration registration) {
        Map<String, List<EntryDraft>> byContent = same.size() == 1 ? Map.of("", same) : by(same, d -> content(d, same));
        for (Map.Entry<String, List<EntryDraft>> alike : byContent.entrySet()) {
            String name = byContent.size() == 1 ? local : local + '|' + alike.getKey();
            alike.getValue().forEach(d -> d.settle(AssertionKey.of(registration, type(d), name)));
        }
    }

    private static String type(EntryDraft d) {
        return d.resource.fhirType();
    }

    private static String local(EntryDraft d) {
        if (d.fixedLocal != null) {
            return d.fixedLocal;
        }
        for (CdaNode id : d.node.children("id")) {
            String root = id.attr("root");
            if (!id.attr("extension").isEmpty()) {
                return ofId(root, id.attr("extension"));
            }
            if (id.nullFlavor().isEmpty() && Systems.isUuid(root)) {
                return ofId(root, "");
            }
        }
        String root =
                d.node.child("id").nullFlavor().isEmpty() ? d.node.child("id").attr("root") : "";
        return KeyKind.WHAT.of(root, FactName.of(d.resource));
    }

    /** The local part of the key of what an instance identifier names. */
    static String ofId(String root, String extension) {
        return KeyKind.ID.of(root.toLowerCase(java.util.Locale.ROOT), extension);
    }

    private static Map<String, List<EntryDraft>> by(List<EntryDraft> drafts, Function<EntryDraft, String> name) {
        return drafts.stream().collect(Collectors.groupingBy(name, LinkedHashMap::new, Collectors.toList()));
    }

    /** Entries whose resources come out equal say the same, however differently they are written. */
    private static String content(EntryDraft d, List<EntryDraft> same) {
        if (same.size() > MANY) {
            return digest(d.node);
        }
        EntryDraft first = same.stream().filter(s -> says(s, d)).findFirst().orElse(d);
        return digest(first.node);
    }

    private static boolean says(EntryDraft one, EntryDraft other) {
        return one == other || one.resource.equalsDeep(other.resource);
    }

    private static String digest(CdaNode entry) {
        StringBuilder content = new StringBuilder();
        entry.children().forEach(c -> describe(c, content));
        return UUID.nameUUIDFromBytes(content.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static void describe(CdaNode node, StringBuilder out) {
        if (NOT_CONTENT.contains(node.name())) {
            return;
        }
        out.append('<').append(node.name());
        for (String a : List.of("code", "value", "unit", "nullFlavor", "negationInd", "codeSystem")) {
            out.append(' ').append(node.attr(a));
        }
        out.append('>');
        for (Object o : node.content()) {
            if (o instanceof CdaNode child) {
                describe(child, out);
            } else {
                out.append(o.toString().strip());
            }
        }
        out.append("</>");
    }
}
