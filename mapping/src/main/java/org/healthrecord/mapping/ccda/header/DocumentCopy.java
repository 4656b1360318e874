package org.healthrecord.mapping.ccda.header;

import java.util.Set;
import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.ccda.datatype.Identifiers;
import org.healthrecord.mapping.ccda.datatype.Languages;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.EntryDraft;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceContentComponent;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceContextComponent;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * The document itself, byte for byte: a DocumentReference that leads to a Binary. A document that replaces another takes
 * the other one's reference back.
 */
public final class DocumentCopy {
    private static final String DOCUMENT_TEMPLATES = "2.16.840.1.113883.10.20.22.1.";
    private static final Set<String> SIGNERS = Set.of("Practitioner", "Organization");

    private DocumentCopy() {}

    public static void map(CdaDocument doc, byte[] bytes) {
        CdaNode root = doc.root();
        String local = KeyKind.DOCUMENT.of(CdaDocument.localOf(root.child("id")));
        Binary binary = new Binary();
        binary.setContentType("application/xml");
        binary.setDataElement(new Bytes(bytes));
        binary.setSecurityContext(doc.patient());
        EntryDraft copy = doc.drafts().addAs(local, binary, root);
        doc.drafts().addAs(local, reference(doc, copy), root);
        replaced(doc);
    }

    private static DocumentReference reference(CdaDocument doc, EntryDraft copy) {
        CdaNode root = doc.root();
        DocumentReference d = new DocumentReference();
        d.setMasterIdentifier(Identifiers.of(root.child("id")));
        d.setIdentifier(Identifiers.all(root));
        d.setStatus(DocumentReferenceStatus.CURRENT);
        d.setType(doc.concept(root.child("code")));
        d.addCategory(new CodeableConcept()
                .addCoding(new Coding()
                        .setSystem("http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category")
                        .setCode("clinical-note")));
        d.setSubject(doc.patient());
        d.setDateElement(doc.times().instant(root.child("effectiveTime")));
        String title = root.child("title").text();
        d.setDescription(title.isEmpty() ? null : title);
        for (CdaNode author : root.children("author")) {
            Reference who = doc.directory().who(author.child("assignedAuthor"));
            if (who != null && d.getAuthor().stream().noneMatch(a -> a.equalsDeep(who))) {
                d.addAuthor(who);
            }
        }
        CdaNode signed = root.at("legalAuthenticator", "assignedEntity");
        Reference signer = doc.directory().who(signed);
        d.setAuthenticator(signer != null && SIGNERS.contains(signer.getType()) ? signer : null);
        d.setCustodian(doc.directory()
                .organization(root.at("custodian", "assignedCustodian", "representedCustodianOrganization")));
        security(d, root, doc);
        content(d, copy, doc);
        UnstructuredBody.add(d, doc);
        context(d, doc);
        return d;
    }

    private static void security(DocumentReference d, CdaNode root, CdaDocument doc) {
        CodeableConcept label = doc.concept(root.child("confidentialityCode"));
        if (label != null) {
            label.getCoding().forEach(c -> c.setSystem("http://terminology.hl7.org/CodeSystem/v3-Confidentiality"));
            d.addSecurityLabel(label);
        }
    }

    private static void content(DocumentReference d, EntryDraft copy, CdaDocument doc) {
        Attachment a = new Attachment();
        a.setContentType("application/xml");
        copy.whenSettled(key -> a.setUrl(key.urn()));
        String language = doc.root().child("languageCode").attr("code");
        a.setLanguage(language.isEmpty() ? null : Languages.tag(language));
        a.setCreationElement(doc.times().dateTime(doc.root().child("effectiveTime")));
        String release = release(doc.root());
        String body = doc.root().at("component", "structuredBody").exists() ? "structuredBody:" : "nonXMLBody:";
        DocumentReferenceContentComponent content = d.addContent().setAttachment(a);
        if (!release.isEmpty()) {
            content.setFormat(new Coding()
                    .setSystem("http://terminology.hl7.org/CodeSystem/v3-HL7DocumentFormatCodes")
                    .setCode("urn:hl7-org:sdwg:ccda-" + body + release));
        }
    }

    /** The release of C-CDA that the document's own templates name, of those that have a format code; else empty. */
    private static String release(CdaNode root) {
        boolean first = false;
        boolean another = false;
        for (CdaNode template : root.children("templateId")) {
            if (template.attr("root").startsWith(DOCUMENT_TEMPLATES)) {
                String version = template.attr("extension");
                if (version.equals("2015-08-01")) {
                    return "2.1";
                }
                first |= version.isEmpty();
                another |= !version.isEmpty();
            }
        }
        return first && !another ? "1.1" : "";
    }

    private static void context(DocumentReference d, CdaDocument doc) {
        DocumentReferenceContextComponent c = new DocumentReferenceContextComponent();
        CdaNode event = doc.root().at("documentationOf", "serviceEvent");
        c.setPeriod(doc.times().period(event.child("effectiveTime")));
        CodeableConcept what = doc.concept(event.child("code"));
        if (what != null) {
            c.addEvent(what);
        }
        for (CdaNode order : doc.root().all("inFulfillmentOf", "order", "id")) {
            Identifier id = Identifiers.of(order);
            if (id != null) {
                c.addRelated(new Reference().setType("ServiceRequest").setIdentifier(id));
            }
        }
        if (!c.isEmpty()) {
            d.setContext(c);
        }
    }

    private static void replaced(CdaDocument doc) {
        for (CdaNode related : doc.root().children("relatedDocument")) {
            for (CdaNode parent : related.children("parentDocument")) {
                CdaNode id = parent.child("id");
                if (related.is("typeCode", "RPLC") && !id.isNull()) {
                    String local = KeyKind.DOCUMENT.of(CdaDocument.localOf(id));
                    DocumentReference old = new DocumentReference();
                    old.setStatus(DocumentReferenceStatus.SUPERSEDED);
                    old.setMasterIdentifier(Identifiers.of(id));
                    old.setSubject(doc.patient());
                    old.addContent().setAttachment(new Attachment().setContentType("application/xml"));
                    doc.drafts().withdraw(local, old, parent);
                    doc.drafts().withdraw(local, new Binary(), parent);
                    doc.drafts().withdraw(KeyKind.BODY.of(CdaDocument.localOf(id)), new Binary(), parent);
                }
            }
        }
    }
}
