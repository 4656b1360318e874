package org.healthrecord.samples.generator;

import static org.healthrecord.samples.generator.Clinic.CANCER;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.healthrecord.samples.generator.Fact.Allergy;
import org.healthrecord.samples.generator.Fact.Medicine;
import org.healthrecord.samples.generator.Fact.Problem;
import org.healthrecord.samples.generator.Fact.Result;
import org.healthrecord.samples.generator.Fact.Visit;
import org.healthrecord.samples.generator.Person.Who;

/** The cancer center's continuity of care document (C-CDA R2.1) of one person. */
final class CcdaWriter {
    private static final String ROOT = "2.16.840.1.113883.3.9999.2";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmssxx");

    private final Story story;
    private final StringBuilder out = new StringBuilder();

    private CcdaWriter(Story story) {
        this.story = story;
    }

    static String document(Story story) {
        CcdaWriter w = new CcdaWriter(story);
        w.header();
        w.allergies();
        w.problems();
        w.medications();
        w.results(
                "Results",
                "30954-2",
                "2.16.840.1.113883.10.20.22.2.3.1",
                "2.16.840.1.113883.10.20.22.4.1",
                "2.16.840.1.113883.10.20.22.4.2",
                true);
        w.results(
                "Vital Signs",
                "8716-3",
                "2.16.840.1.113883.10.20.22.2.4.1",
                "2.16.840.1.113883.10.20.22.4.26",
                "2.16.840.1.113883.10.20.22.4.27",
                false);
        w.encounters();
        w.line("</structuredBody></component></ClinicalDocument>");
        return w.out.toString();
    }

    private void header() {
        Who p = story.person.known.get(CANCER);
        line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        line(
                "<ClinicalDocument xmlns=\"urn:hl7-org:v3\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:sdtc=\"urn:hl7-org:sdtc\">");
        line("<realmCode code=\"US\"/><typeId root=\"2.16.840.1.113883.1.3\" extension=\"POCD_HD000040\"/>");
        line(template("2.16.840.1.113883.10.20.22.1.1", "2015-08-01")
                + template("2.16.840.1.113883.10.20.22.1.2", "2015-08-01"));
        line("<id root=\"" + uuid("document") + "\"/>");
        line(
                "<code code=\"34133-9\" codeSystem=\"2.16.840.1.113883.6.1\" displayName=\"Summarization of Episode Note\"/>");
        line("<title>Continuity of Care Document</title><effectiveTime value=\"20261031180000-0400\"/>");
        line("<confidentialityCode code=\"N\" codeSystem=\"2.16.840.1.113883.5.25\"/><languageCode code=\"en-US\"/>");
        line("<recordTarget><patientRole><id root=\"" + ROOT + "\" extension=\"" + story.person.mrn(CANCER) + "\"/>");
        line("<addr use=\"HP\"><streetAddressLine>" + p.street() + "</streetAddressLine><city>" + p.city()
                + "</city><state>ME</state><postalCode>" + p.zip() + "</postalCode><country>US</country></addr>");
        line("<telecom use=\"HP\" value=\"tel:" + p.phone() + "\"/><patient><name use=\"L\"><given>" + p.given()
                + "</given>" + optional("given", p.middle()) + "<family>" + p.family() + "</family>"
                + optional("suffix", p.suffix()) + "</name>");
        line("<administrativeGenderCode code=\"" + p.sex()
                + "\" codeSystem=\"2.16.840.1.113883.5.1\"/><birthTime value=\""
                + p.birth().format(DAY) + "\"/></patient></patientRole></recordTarget>");
        line(
                "<author><time value=\"20261031180000-0400\"/><assignedAuthor><id root=\"2.16.840.1.113883.4.6\" extension=\"9999990043\"/>"
                        + "<assignedPerson><name><prefix>Dr.</prefix><given>Anton</given><family>Brandvold</family></name></assignedPerson>"
                        + "<representedOrganization><id root=\"" + ROOT + ".1\"/><name>" + CANCER.title
                        + "</name></representedOrganization></assignedAuthor></author>");
        line("<custodian><assignedCustodian><representedCustodianOrganization><id root=\"" + ROOT + ".1\"/><name>"
                + CANCER.title + "</name></representedCustodianOrganization></assignedCustodian></custodian>");
        line("<component><structuredBody>");
    }

    /** Where the center knows of no allergy it says so, although another clinic may know of one. */
    private void allergies() {
        List<Allergy> known = story.at(CANCER, Allergy.class);
        section(
                "Allergies",
                "48765-2",
                "2.16.840.1.113883.10.20.22.2.6.1",
                known.isEmpty() ? "No known allergies" : "See entries");
        line(
                "<entry typeCode=\"DRIV\"><act classCode=\"ACT\" moodCode=\"EVN\">"
                        + template("2.16.840.1.113883.10.20.22.4.30", "2015-08-01") + id("allergies-act")
                        + "<code code=\"CONC\" codeSystem=\"2.16.840.1.113883.5.6\"/><statusCode code=\"active\"/><effectiveTime><low value=\"20220920\"/></effectiveTime>");
        line(
                "<entryRelationship typeCode=\"SUBJ\"><observation classCode=\"OBS\" moodCode=\"EVN\" negationInd=\"true\">"
                        + template("2.16.840.1.113883.10.20.22.4.7", "2014-06-09") + id("no-allergies")
                        + "<code code=\"ASSERTION\" codeSystem=\"2.16.840.1.113883.5.4\"/><statusCode code=\"completed\"/><effectiveTime><low value=\"20220920\"/></effectiveTime>"
                        + "<value xsi:type=\"CD\" code=\"419199007\" displayName=\"Allergy to substance\" codeSystem=\"2.16.840.1.113883.6.96\"/>");
        line(
                "<participant typeCode=\"CSM\"><participantRole classCode=\"MANU\"><playingEntity classCode=\"MMAT\"><code nullFlavor=\"NA\"/></playingEntity></participantRole></participant>");
        line("</observation></entryRelationship></act></entry>");
        end();
    }

    private void problems() {
        section("Problems", "11450-4", "2.16.840.1.113883.10.20.22.2.5.1", "See entries");
        for (Problem p : story.at(CANCER, Problem.class)) {
            line("<entry typeCode=\"DRIV\"><act classCode=\"ACT\" moodCode=\"EVN\">"
                    + template("2.16.840.1.113883.10.20.22.4.3", "2015-08-01") + id("concern-" + p.id())
                    + "<code code=\"CONC\" codeSystem=\"2.16.840.1.113883.5.6\"/><statusCode code=\"active\"/><effectiveTime><low value=\""
                    + p.onset().format(DAY) + "\"/></effectiveTime>");
            line("<entryRelationship typeCode=\"SUBJ\"><observation classCode=\"OBS\" moodCode=\"EVN\">"
                    + template("2.16.840.1.113883.10.20.22.4.4", "2015-08-01")
                    + id(p.id())
                    + "<code code=\"55607006\" displayName=\"Problem\" codeSystem=\"2.16.840.1.113883.6.96\"/><statusCode code=\"completed\"/><effectiveTime><low value=\""
                    + p.onset().format(DAY) + "\"/></effectiveTime>"
                    + "<value xsi:type=\"CD\" code=\"" + p.icd10() + "\" displayName=\"" + p.name()
                    + "\" codeSystem=\"2.16.840.1.113883.6.90\"/></observation></entryRelationship></act></entry>");
        }
        end();
    }

    private void medications() {
        section("Medications", "10160-0", "2.16.840.1.113883.10.20.22.2.1.1", "See entries");
        for (Medicine m : story.at(CANCER, Medicine.class)) {
            line("<entry typeCode=\"DRIV\"><substanceAdministration classCode=\"SBADM\" moodCode=\"INT\">"
                    + template("2.16.840.1.113883.10.20.22.4.16", "2014-06-09") + id(m.id()) + "<text>" + m.sig()
                    + "</text><statusCode code=\"active\"/><effectiveTime xsi:type=\"IVL_TS\"><low value=\""
                    + m.written().format(DAY) + "\"/></effectiveTime>");
            line(
                    "<consumable><manufacturedProduct classCode=\"MANU\">"
                            + template("2.16.840.1.113883.10.20.22.4.23", "2014-06-09")
                            + "<manufacturedMaterial><code code=\"" + m.rxnorm() + "\" displayName=\"" + m.name()
                            + "\" codeSystem=\"2.16.840.1.113883.6.88\"/></manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration></entry>");
        }
        end();
    }

    private void results(
            String title, String code, String sectionTemplate, String organizer, String observation, boolean lab) {
        section(title, code, sectionTemplate, "See entries");
        List<Result> all = story.at(CANCER, Result.class).stream()
                .filter(r -> r.test().lab == lab)
                .toList();
        List<LocalDateTime> times = all.stream().map(Result::at).distinct().toList();
        for (LocalDateTime at : times) {
            line("<entry typeCode=\"DRIV\"><organizer classCode=\"" + (lab ? "BATTERY" : "CLUSTER")
                    + "\" moodCode=\"EVN\">" + template(organizer, "2015-08-01")
                    + id(title + at)
                    + (lab
                            ? "<code code=\"24320-4\" displayName=\"Basic metabolic panel\" codeSystem=\"2.16.840.1.113883.6.1\"/>"
                            : "<code code=\"46680005\" displayName=\"Vital signs\" codeSystem=\"2.16.840.1.113883.6.96\"/>")
                    + "<statusCode code=\"completed\"/><effectiveTime value=\"" + time(at) + "\"/>");
            for (Result r : all) {
                if (r.at().equals(at)) {
                    line("<component><observation classCode=\"OBS\" moodCode=\"EVN\">"
                            + template(observation, "2015-08-01") + id(r.id())
                            + "<code code=\"" + r.test().loinc + "\" displayName=\"" + r.test().title
                            + "\" codeSystem=\"2.16.840.1.113883.6.1\"/><statusCode code=\"completed\"/><effectiveTime value=\""
                            + time(at) + "\"/>"
                            + "<value xsi:type=\"PQ\" value=\"" + r.now() + "\" unit=\"" + r.test().unit
                            + "\"/></observation></component>");
                }
            }
            line("</organizer></entry>");
        }
        end();
    }

    private void encounters() {
        section("Encounters", "46240-8", "2.16.840.1.113883.10.20.22.2.22.1", "See entries");
        for (Visit v : story.at(CANCER, Visit.class)) {
            line("<entry typeCode=\"DRIV\"><encounter classCode=\"ENC\" moodCode=\"EVN\">"
                    + template("2.16.840.1.113883.10.20.22.4.49", "2015-08-01") + id(v.id())
                    + "<code nullFlavor=\"OTH\"><originalText>" + v.reason()
                    + "</originalText></code><effectiveTime><low value=\"" + time(v.start()) + "\"/><high value=\""
                    + time(v.end()) + "\"/></effectiveTime></encounter></entry>");
        }
        end();
    }

    private void section(String title, String code, String templateId, String text) {
        line("<component><section>" + template(templateId, "2015-08-01") + "<code code=\"" + code
                + "\" codeSystem=\"2.16.840.1.113883.6.1\"/><title>" + title + "</title><text>" + text + "</text>");
    }

    private void end() {
        line("</section></component>");
    }

    private String id(String of) {
        return "<id root=\"" + uuid(of) + "\"/>";
    }

    private String uuid(String of) {
        String name = story.person.mrn(CANCER) + "/" + of;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String template(String root, String extension) {
        return "<templateId root=\"" + root + "\"/><templateId root=\"" + root + "\" extension=\"" + extension + "\"/>";
    }

    private static String optional(String element, String text) {
        return text.isEmpty() ? "" : "<" + element + ">" + text + "</" + element + ">";
    }

    private static String time(LocalDateTime at) {
        return at.atZone(ZoneId.of("America/New_York")).format(TIME);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
