package org.healthrecord.mapping.ccda.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.healthrecord.mapping.assertion.Assertion.Stance;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * An assertion in the making. Its key is decided when the whole document has been read, because only then is it known
 * whether its ids are usable. References to it are filled in then.
 */
public final class EntryDraft {
    private final int number;
    final Resource resource;
    final CdaNode node;
    final @Nullable String fixedLocal;
    final Stance stance;
    private final List<Consumer<AssertionKey>> waiting = new ArrayList<>(2);
    private @Nullable AssertionKey key;

    EntryDraft(int number, Resource resource, CdaNode node, @Nullable String fixedLocal, Stance stance) {
        this.number = number;
        this.resource = resource;
        this.node = node;
        this.fixedLocal = fixedLocal;
        this.stance = stance;
    }

    public Resource resource() {
        return resource;
    }

    /** The entry that states it. */
    public CdaNode node() {
        return node;
    }

    /** A reference to what this becomes. */
    public Reference reference() {
        Reference reference = new Reference("draft:" + number);
        whenSettled(k -> reference.setReference(k.urn()));
        return reference;
    }

    /** Does something with the key as soon as it is known. */
    public void whenSettled(Consumer<AssertionKey> action) {
        waiting.add(action);
    }

    void settle(AssertionKey settled) {
        key = settled;
        waiting.forEach(w -> w.accept(settled));
    }

    AssertionKey key() {
        if (key == null) {
            throw new IllegalStateException("Read before the document was settled");
        }
        return key;
    }
}
