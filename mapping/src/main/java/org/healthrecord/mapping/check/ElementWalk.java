package org.healthrecord.mapping.check;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/**
 * Visits every element of a resource, of what it contains and of its extensions, each before its children. HAPI's own
 * visitors build a description of every element they visit. Each message comes through here, so the accessors of each
 * class are looked up once and a path is built only when asked for.
 */
final class ElementWalk {
    /** Sees one element; may change it, and may ask the walk where it is. */
    interface Visitor {
        void see(IBase element, ElementWalk walk);
    }

    private static final ClassValue<Child[]> CHILDREN = new ClassValue<>() {
        @Override
        protected Child[] computeValue(Class<?> type) {
            return children(type.asSubclass(IBase.class));
        }
    };

    private record Child(String name, boolean repeats, BaseRuntimeChildDefinition.IAccessor accessor) {}

    private final Visitor visitor;
    private final List<Child> names = new ArrayList<>();
    private final List<IBase> elements = new ArrayList<>();
    private int[] indexes = new int[32];

    ElementWalk(Visitor visitor) {
        this.visitor = visitor;
    }

    void of(Resource resource) {
        visitor.see(resource, this);
        descend(resource);
    }

    /** Where the walk is: {@code valueQuantity.value}, {@code name[0].family}; {@code ""} at the resource itself. */
    String element() {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            path.append(path.isEmpty() ? "" : ".").append(name(i));
            if (names.get(i).repeats()) {
                path.append('[').append(indexes[i]).append(']');
            }
        }
        return path.toString();
    }

    private String name(int step) {
        String name = names.get(step).name();
        if (!name.endsWith("[x]")) {
            return name;
        }
        String type = elements.get(step).fhirType();
        return name.substring(0, name.length() - 3) + Character.toUpperCase(type.charAt(0)) + type.substring(1);
    }

    private void descend(IBase holder) {
        for (Child child : CHILDREN.get(holder.getClass())) {
            List<IBase> values = child.accessor().getValues(holder);
            for (int i = 0; i < values.size(); i++) {
                IBase value = values.get(i);
                if (value != null) {
                    step(child, i, value);
                }
            }
        }
    }

    private void step(Child child, int index, IBase value) {
        int depth = names.size();
        if (depth == indexes.length) {
            indexes = Arrays.copyOf(indexes, 2 * depth);
        }
        names.add(child);
        elements.add(value);
        indexes[depth] = index;
        visitor.see(value, this);
        if (value instanceof PrimitiveType<?> primitive) {
            if (primitive.hasExtension()) {
                descend(primitive);
            }
        } else if (!(value instanceof XhtmlNode)) {
            descend(value);
        }
        names.remove(depth);
        elements.remove(depth);
    }

    private static Child[] children(Class<? extends IBase> type) {
        if (PrimitiveType.class.isAssignableFrom(type)) {
            return new Child[] {EXTENSIONS};
        }
        var definition = FhirContext.forR4Cached().getElementDefinition(type);
        List<Child> children = new ArrayList<>();
        if (definition instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
            for (BaseRuntimeChildDefinition child : composite.getChildren()) {
                children.add(new Child(child.getElementName(), child.getMax() != 1, child.getAccessor()));
            }
        }
        return children.toArray(Child[]::new);
    }

    /** A primitive has children only in its extensions, which HAPI's definitions of primitives leave out. */
    private static final Child EXTENSIONS = new Child("extension", true, new BaseRuntimeChildDefinition.IAccessor() {
        @Override
        public List<IBase> getValues(IBase target) {
            return new ArrayList<>(((Element) target).getExtension());
        }
    });
}
