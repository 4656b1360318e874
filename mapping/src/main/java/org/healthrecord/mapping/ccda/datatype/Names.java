package org.healthrecord.mapping.ccda.datatype;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.HumanName;

/** PN to HumanName. A birth name or a name to be called by is a name of its own in FHIR. */
public final class Names {
    private Names() {}

    public static List<HumanName> all(CdaNode parent, Times times) {
        List<HumanName> found = new ArrayList<>(2);
        for (CdaNode pn : parent.children("name")) {
            add(found, of(pn, times));
            add(found, special(pn, "BR", "family", HumanName.NameUse.MAIDEN));
            add(found, special(pn, "CL", "given", HumanName.NameUse.NICKNAME));
        }
        return found;
    }

    private static void add(List<HumanName> found, HumanName name) {
        boolean known = found.stream().anyMatch(n -> n.equalsDeep(name));
        if (!name.isEmpty() && (name.hasFamily() || name.hasGiven() || name.hasText()) && !known) {
            found.add(name);
        }
    }

    private static HumanName of(CdaNode pn, Times times) {
        HumanName name = new HumanName();
        if (!pn.nullFlavor().isEmpty()) {
            return name;
        }
        for (CdaNode part : pn.children()) {
            part(name, part, pn);
        }
        if (name.isEmpty() && !pn.text().isEmpty()) {
            name.setText(pn.text());
        }
        name.setUse(use(pn.attr("use")));
        name.setPeriod(times.period(pn.child("validTime")));
        return name;
    }

    private static void part(HumanName name, CdaNode part, CdaNode pn) {
        String text = part.text();
        if (text.isEmpty()) {
            return;
        }
        switch (part.name()) {
            case "family" -> family(name, part, text, pn);
            case "given" -> {
                if (!part.is("qualifier", "CL") || pn.children("given").size() == 1) {
                    name.addGiven(text);
                }
            }
            case "prefix" -> name.addPrefix(text);
            case "suffix" -> name.addSuffix(text);
            default -> {}
        }
    }

    private static void family(HumanName name, CdaNode part, String text, CdaNode pn) {
        boolean birthNameBesides =
                part.is("qualifier", "BR") && pn.children("family").size() > 1;
        if (!birthNameBesides) {
            name.setFamily(name.hasFamily() ? name.getFamily() + " " + text : text);
        }
    }

    private static HumanName special(CdaNode pn, String qualifier, String part, HumanName.NameUse use) {
        HumanName name = new HumanName();
        if (pn.children(part).size() < 2) {
            return name;
        }
        for (CdaNode n : pn.children(part)) {
            if (n.is("qualifier", qualifier) && !n.text().isEmpty()) {
                name.setUse(use);
                if (part.equals("family")) {
                    name.setFamily(n.text());
                } else {
                    name.addGiven(n.text());
                }
            }
        }
        return name;
    }

    private static HumanName.@org.jspecify.annotations.Nullable NameUse use(String uses) {
        for (String use : uses.split("\\s+")) {
            switch (use) {
                case "L", "C" -> {
                    return HumanName.NameUse.OFFICIAL;
                }
                case "P", "A" -> {
                    return HumanName.NameUse.NICKNAME;
                }
                default -> {}
            }
        }
        return null;
    }
}
