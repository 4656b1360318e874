package org.healthrecord.mapping.ccda.section;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.healthrecord.mapping.ccda.document.EntryMapper;
import org.healthrecord.mapping.ccda.entry.encounter.EncounterActivity;
import org.healthrecord.mapping.ccda.entry.medication.ImmunizationActivity;
import org.healthrecord.mapping.ccda.entry.medication.MedicationActivity;
import org.healthrecord.mapping.ccda.entry.medication.SupplyActivity;
import org.healthrecord.mapping.ccda.entry.note.CommentActivity;
import org.healthrecord.mapping.ccda.entry.note.MediaObservation;
import org.healthrecord.mapping.ccda.entry.note.NoteActivity;
import org.healthrecord.mapping.ccda.entry.observation.FamilyHistory;
import org.healthrecord.mapping.ccda.entry.observation.ObservationEntry;
import org.healthrecord.mapping.ccda.entry.observation.Organizer;
import org.healthrecord.mapping.ccda.entry.observation.ResultOrganizer;
import org.healthrecord.mapping.ccda.entry.plan.CareTeamOrganizer;
import org.healthrecord.mapping.ccda.entry.plan.GoalObservation;
import org.healthrecord.mapping.ccda.entry.plan.PlannedActivity;
import org.healthrecord.mapping.ccda.entry.plan.PolicyActivity;
import org.healthrecord.mapping.ccda.entry.problem.AllergyObservation;
import org.healthrecord.mapping.ccda.entry.problem.ConcernAct;
import org.healthrecord.mapping.ccda.entry.problem.ProblemObservation;
import org.healthrecord.mapping.ccda.entry.procedure.EquipmentSupply;
import org.healthrecord.mapping.ccda.entry.procedure.ProcedureActivity;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.jspecify.annotations.Nullable;

/** Which mapper an entry template of C-CDA gets, whatever release it is of. */
final class EntryTemplates {
    static final EntryMapper PROBLEM = new ProblemObservation();
    static final EntryMapper ALLERGY = new AllergyObservation();
    static final EntryMapper MEDICATION = new MedicationActivity();
    static final EntryMapper IMMUNIZATION = new ImmunizationActivity();
    static final EntryMapper OBSERVATION = new ObservationEntry();
    static final EntryMapper RESULTS = new ResultOrganizer();
    static final EntryMapper ORGANIZER = new Organizer();
    static final EntryMapper PROCEDURE = new ProcedureActivity();
    static final EntryMapper ENCOUNTER = new EncounterActivity();
    static final EntryMapper PLANNED = new PlannedActivity();
    static final EntryMapper GOAL = new GoalObservation();
    static final EntryMapper SUPPLY = new SupplyActivity();
    static final EntryMapper EQUIPMENT = new EquipmentSupply();
    static final EntryMapper FAMILY = new FamilyHistory();
    static final EntryMapper POLICY = new PolicyActivity();
    static final EntryMapper NOTE = new NoteActivity();
    static final EntryMapper CARE_TEAM = new CareTeamOrganizer();
    static final EntryMapper CONCERN = new ConcernAct();
    static final EntryMapper COMMENT = new CommentActivity();
    static final EntryMapper MEDIA = new MediaObservation();
    /** The statement only holds others together. */
    static final EntryMapper WRAPPER = EntryKinds::unmapped;

    private static final Map<String, EntryMapper> BY_TEMPLATE = new HashMap<>();

    static {
        put(PROBLEM, "4.4", "4.68", "4.73");
        put(ALLERGY, "4.7");
        put(MEDICATION, "4.16", "4.42");
        put(IMMUNIZATION, "4.52", "4.120");
        put(RESULTS, "4.1");
        put(ORGANIZER, "4.26", "4.66", "4.75", "4.108");
        put(PROCEDURE, "4.12", "4.13", "4.14");
        put(ENCOUNTER, "4.49");
        put(OBSERVATION, "4.2", "4.27", "4.38", "4.48", "4.67", "4.69", "4.74", "4.78", "4.85", "4.86");
        put(PLANNED, "4.20", "4.39", "4.40", "4.41", "4.44", "4.146");
        put(GOAL, "4.121");
        put(SUPPLY, "4.17", "4.18");
        put(EQUIPMENT, "4.50");
        put(FAMILY, "4.45");
        put(POLICY, "4.61");
        put(NOTE, "4.202");
        put(CARE_TEAM, "4.500");
        put(WRAPPER, "4.3", "4.30", "4.33", "4.34", "4.35", "4.36", "4.51", "4.60", "4.65", "4.80", "4.136");
        put(CONCERN, "4.132");
        put(COMMENT, "4.64");
    }

    private EntryTemplates() {}

    private static void put(EntryMapper mapper, String... templates) {
        List.of(templates).forEach(t -> BY_TEMPLATE.put(t, mapper));
    }

    /** Null where no template of the entry is known. */
    static @Nullable EntryMapper of(CdaNode entry) {
        for (String template : entry.templates()) {
            EntryMapper mapper = BY_TEMPLATE.get(template);
            if (mapper != null) {
                return mapper;
            }
        }
        return null;
    }
}
