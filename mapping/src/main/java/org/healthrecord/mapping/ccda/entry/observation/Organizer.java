package org.healthrecord.mapping.ccda.entry.observation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.healthrecord.mapping.ccda.datatype.Identifiers;
import org.healthrecord.mapping.ccda.datatype.Times;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.EntryDraft;
import org.healthrecord.mapping.ccda.document.EntryMapper;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.entry.Categories;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.jspecify.annotations.Nullable;

/**
 * An organizer that is no result report: its members are separate. It becomes a panel of its own only where its
 * code says more than "vital signs", as that of a functional status assessment does.
 */
public final class Organizer implements EntryMapper {
    private static final Set<String> SAYS_NOTHING = Set.of("46680005", "74728-7", "");

    @Override
    public @Nullable EntryDraft map(CdaNode organizer, EntryScope in) {
        List<EntryDraft> members = new ArrayList<>();
        for (CdaNode member : EntryScope.inside(organizer)) {
            EntryDraft draft = in.map(member);
            if (draft != null && draft.resource() instanceof Observation) {
                members.add(draft);
            }
        }
        CodeableConcept code = in.doc().concept(organizer.child("code"));
        if (members.isEmpty()
                || code == null
                || SAYS_NOTHING.contains(organizer.child("code").attr("code"))) {
            return null;
        }
        return panel(organizer, code, members, in);
    }

    /** When a statement was; that of the organizer around it, where it states none of its own. */
    public static CdaNode time(CdaNode statement) {
        CdaNode own = statement.child("effectiveTime");
        CdaNode around = statement.parent().parent();
        boolean member =
                around.name().equals("organizer") && statement.parent().name().equals("component");
        return member && !Times.isStated(own) ? time(around) : own;
    }

    private static EntryDraft panel(CdaNode organizer, CodeableConcept code, List<EntryDraft> members, EntryScope in) {
        CdaDocument doc = in.doc();
        Observation panel = new Observation();
        panel.setIdentifier(Identifiers.all(organizer));
        panel.setSubject(doc.patient());
        panel.setCode(code);
        panel.setStatus(ObservationEntry.status(organizer));
        CodeableConcept category = Categories.observation(in.section());
        if (category != null) {
            panel.addCategory(category);
        }
        panel.setEffective(doc.times().start(organizer.child("effectiveTime")));
        members.forEach(m -> panel.addHasMember(m.reference()));
        return doc.drafts().add(panel, organizer);
    }
}
