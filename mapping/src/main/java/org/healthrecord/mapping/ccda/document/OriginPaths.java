package org.healthrecord.mapping.ccda.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.healthrecord.mapping.ccda.xml.CdaNode;

/**
 * The table of where elements are: a resource type (none: any), then element = paths in order of preference. In a path
 * {@code ..} is the statement around this one, and {@code ~4.6} a statement inside it that claims this template.
 */
final class OriginPaths {
    private static final String MATERIAL = "manufacturedProduct/manufacturedMaterial";
    private static final String TABLE =
            """
            : identifier=id status=statusCode code=code value=value component=value dataAbsentReason=value
            : effective=effectiveTime performed=effectiveTime occurrence=effectiveTime period=effectiveTime
            : timing=effectiveTime whenHandedOver=effectiveTime interpretation=interpretationCode method=methodCode
            : bodySite=targetSiteCode referenceRange=referenceRange performer=performer,author note=~4.64/text,../~4.64/text
            : recorder=author,../author recordedDate=author/time,../author/time,effectiveTime requester=author authoredOn=author/time
            : informationSource=informant,author dateAsserted=author/time asserter=informant,author
            : medication=consumable/MATERIAL,product/MATERIAL,../consumable/MATERIAL route=routeCode site=approachSiteCode
            : dosage=doseQuantity,effectiveTime,text dosageInstruction=doseQuantity,effectiveTime,text
            : dispenseRequest=quantity,repeatNumber,~4.17 quantity=quantity reasonCode=~4.19/value,~4.19 category=../code,code
            : result=component hasMember=component specimen=specimen text=text telecom=telecom address=addr type=code
            : reasonReference=~4.19 addresses=~4.122 patientInstruction=~4.20/text,text
            AllergyIntolerance: code=participant/participantRole/playingEntity/code,value type=value,code category=value,code
            AllergyIntolerance: onset=effectiveTime/low,effectiveTime reaction=~4.9,entryRelationship criticality=~4.145/value
            AllergyIntolerance: clinicalStatus=~4.28/value,effectiveTime/high,../statusCode
            Condition: code=value onset=effectiveTime/low,effectiveTime,~4.31/value abatement=effectiveTime/high
            Condition: clinicalStatus=~4.6/value,effectiveTime/high,../statusCode severity=~4.8/value category=code
            Immunization: vaccineCode=consumable/MATERIAL/code lotNumber=consumable/MATERIAL/lotNumberText
            Immunization: manufacturer=consumable/manufacturedProduct/manufacturerOrganization recorded=author/time
            Immunization: doseQuantity=doseQuantity statusReason=~4.53/code reaction=~4.9 protocolApplied=repeatNumber
            Procedure: outcome=value location=participant usedReference=participant usedCode=methodCode
            Encounter: class=code participant=performer,encounterParticipant,responsibleParty location=participant,location
            Encounter: diagnosis=~4.80 hospitalization=sdtc:dischargeDispositionCode,dischargeDispositionCode
            Encounter: serviceProvider=performer,location
            Observation: note=~4.64/text,value
            Goal: lifecycleStatus=statusCode description=code,text start=effectiveTime target=value,effectiveTime/high
            Goal: expressedBy=author
            FamilyMemberHistory: relationship=subject/relatedSubject/code condition=component,value,code
            FamilyMemberHistory: sex=subject/relatedSubject/subject/administrativeGenderCode
            FamilyMemberHistory: born=subject/relatedSubject/subject/birthTime name=subject/relatedSubject/subject/name
            FamilyMemberHistory: deceased=subject/relatedSubject/subject,component note=component
            Coverage: class=id period=participant/time payor=performer subscriberId=participant/participantRole/id relationship=participant
            CareTeam: period=effectiveTime,serviceEvent/effectiveTime participant=component,serviceEvent/performer name=code/originalText category=code
            DeviceUseStatement: device=participant/participantRole,product recordedOn=author/time source=author
            Device: type=playingDevice/code,code udiCarrier=id manufacturer=scopingEntity/desc
            Device: deviceName=playingDevice/manufacturerModelName,manufacturerModelName,softwareName
            Specimen: type=specimenPlayingEntity/code
            DocumentReference: masterIdentifier=id date=effectiveTime,author/time author=author custodian=custodian
            DocumentReference: authenticator=legalAuthenticator description=title content=component,text
            DocumentReference: securityLabel=confidentialityCode context=documentationOf,effectiveTime category=code
            Patient: name=patient/name gender=patient/administrativeGenderCode birthDate=patient/birthTime
            Patient: maritalStatus=patient/maritalStatusCode communication=patient/languageCommunication
            Patient: extension=patient/raceCode,patient/ethnicGroupCode,patient/religiousAffiliationCode
            Patient: deceased=patient/sdtc:deceasedTime,patient/sdtc:deceasedInd contact=patient/guardian
            Patient: managingOrganization=providerOrganization
            RelatedPerson: name=relatedPerson/name,associatedPerson/name,assignedPerson/name relationship=code
            Practitioner: name=assignedPerson/name,associatedPerson/name,informationRecipient/name,playingEntity/name
            PractitionerRole: specialty=code organization=representedOrganization,scopingOrganization
            Organization: name=name,desc
            Location: name=location/name,playingEntity/name address=location/addr,addr,playingEntity/addr
            """;
    private static final Map<String, List<String[]>> ROWS = read();

    private OriginPaths() {}

    private static Map<String, List<String[]>> read() {
        Map<String, List<String[]>> rows = new HashMap<>();
        for (String line : TABLE.replace("MATERIAL", MATERIAL).split("\n")) {
            int colon = line.indexOf(": ");
            List<String[]> ofType = rows.computeIfAbsent(line.substring(0, colon), type -> new ArrayList<>());
            for (String entry : line.substring(colon + 2).split(" ")) {
                ofType.add(entry.split("[=,]"));
            }
        }
        return rows;
    }

    /** Each row an element and its paths. */
    static List<String[]> of(String type) {
        return ROWS.getOrDefault(type, List.of());
    }

    static CdaNode follow(CdaNode entry, String path) {
        CdaNode node = entry;
        for (String step : path.split("/")) {
            node = step(node, step);
        }
        return node;
    }

    private static CdaNode step(CdaNode node, String step) {
        if (step.equals("..")) {
            return node.parent().parent();
        }
        if (!step.startsWith("~")) {
            return node.child(step);
        }
        return EntryScope.inside(node).stream()
                .filter(inner -> inner.claims(step.substring(1)))
                .findFirst()
                .orElse(CdaNode.NONE);
    }
}
