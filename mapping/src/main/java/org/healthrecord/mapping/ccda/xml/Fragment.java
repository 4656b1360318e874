package org.healthrecord.mapping.ccda.xml;

import java.util.Optional;

/**
 * A piece of a document (a section, an entry, a part of the header), as the published examples of the templates are, put
 * where it would be in a whole one. Places in it count from the piece itself.
 */
public final class Fragment {
    private static final String[] BODY = {"ClinicalDocument", "component", "structuredBody"};

    private Fragment() {}

    /** The document around a piece; empty where the element is no piece of a document. */
    public static Optional<CdaNode> documentAround(CdaNode piece) {
        return switch (piece.name()) {
            case "structuredBody", "nonXMLBody" -> in(piece, "ClinicalDocument", "component");
            case "section" -> inBody(piece, "component");
            case "entry" -> inBody(piece, "component", "section");
            case "component" -> component(piece);
            case "observation",
                    "act",
                    "procedure",
                    "substanceAdministration",
                    "supply",
                    "encounter",
                    "organizer" -> inBody(piece, "component", "section", "entry");
            case "entryRelationship" -> inBody(piece, "component", "section", "entry", "act");
            case "manufacturedProduct" -> inBody(
                    piece, "component", "section", "entry", "substanceAdministration", "consumable");
            case "participantRole" -> role(piece);
            default -> ofHeader(piece);
        };
    }

    private static Optional<CdaNode> ofHeader(CdaNode piece) {
        return switch (piece.name()) {
            case "recordTarget",
                    "author",
                    "dataEnterer",
                    "informant",
                    "custodian",
                    "informationRecipient",
                    "legalAuthenticator",
                    "authenticator",
                    "participant",
                    "inFulfillmentOf",
                    "documentationOf",
                    "relatedDocument",
                    "authorization",
                    "componentOf" -> in(piece, "ClinicalDocument");
            case "patientRole" -> in(piece, "ClinicalDocument", "recordTarget");
            case "patient" -> in(piece, "ClinicalDocument", "recordTarget", "patientRole");
            case "assignedAuthor" -> in(piece, "ClinicalDocument", "author");
            case "assignedEntity" -> in(piece, "ClinicalDocument", "authenticator");
            case "relatedEntity" -> in(piece, "ClinicalDocument", "informant");
            case "associatedEntity" -> in(piece, "ClinicalDocument", "participant");
            case "serviceEvent" -> in(piece, "ClinicalDocument", "documentationOf");
            case "performer" -> in(piece, "ClinicalDocument", "documentationOf", "serviceEvent");
            case "encompassingEncounter" -> in(piece, "ClinicalDocument", "componentOf");
            case "encounterParticipant" -> in(piece, "ClinicalDocument", "componentOf", "encompassingEncounter");
            default -> Optional.empty();
        };
    }

    private static Optional<CdaNode> component(CdaNode piece) {
        if (piece.child("section").exists()) {
            return inBody(piece);
        }
        boolean body = piece.child("structuredBody").exists()
                || piece.child("nonXMLBody").exists();
        return body ? in(piece, "ClinicalDocument") : inBody(piece, "component", "section", "entry", "organizer");
    }

    /** A place belongs to an encounter, a product to its supply. */
    private static Optional<CdaNode> role(CdaNode piece) {
        String act = piece.child("playingDevice").exists() ? "supply" : "encounter";
        return inBody(piece, "component", "section", "entry", act, "participant");
    }

    private static Optional<CdaNode> inBody(CdaNode piece, String... names) {
        return Optional.of(piece.within(names).within(BODY));
    }

    private static Optional<CdaNode> in(CdaNode piece, String... names) {
        return Optional.of(piece.within(names));
    }
}
