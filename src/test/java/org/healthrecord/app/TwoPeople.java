package org.healthrecord.app;

import java.util.List;

/** What an urgent care center sends of Ada Nygaard and of Bo Lind, who have the clinic in common and nothing else. */
final class TwoPeople {
    static final String ADA = "U-1001";
    static final String BO = "U-2002";

    private static final String ADAS = "Nygaard^Ada||19610304|F|||12 Mill Street^^Salem^MA^01970^USA^H";
    private static final String BOS = "Lind^Bo||19850719|M|||9 Quay Road^^Boston^MA^02110^USA^H";
    private static final String STONE = "1234567893^Stone^Sam^^^Dr.^^^NPI&2.16.840.1.113883.4.6&ISO";
    private static final String REED = "1972500001^Reed^Rita^^^Dr.^^^NPI&2.16.840.1.113883.4.6&ISO";

    static final String ADA_AT_THE_CANCER_CENTER = "C-501";

    private TwoPeople() {}

    /** Ada at another clinic: a hemoglobin, and an infection that she may not want everybody to know of. */
    static String fromTheCancerCenter() {
        return head("ORU^R01^ORU_R01", "C-501", ADAS).replace("1.2.3.4.1", "1.2.3.4.2")
                + "PV1|1|O|ONC^^^QUAY||||||||||||||||C-1\r"
                + "OBR|1||LAB-C1^QUAY|718-7^Hemoglobin^LN|||20260112094500|||||||||||||||20260112100000||LAB|F\r"
                + "OBX|1|NM|718-7^Hemoglobin^LN||12.1|g/dL^g/dL^UCUM|12-16|N|||F|||20260112094500\r";
    }

    static String infection() {
        return head("ADT^A04^ADT_A01", "C-501", ADAS).replace("1.2.3.4.1", "1.2.3.4.2")
                + "PV1|1|O|ONC^^^QUAY||||||||||||||||C-2|||||||||||||||||||||||||20260113093000\r"
                + "DG1|1||B20^HIV disease^I10C||20150501|F\r";
    }

    static List<String> messages() {
        return List.of(
                visit(BO, BOS, REED, "V-90"),
                results(BO, BOS, "V-90"),
                visit(ADA, ADAS, STONE, "V-77"),
                results(ADA, ADAS, "V-77"));
    }

    private static String visit(String number, String person, String doctor, String visit) {
        return head("ADT^A04^ADT_A01", number, person)
                + "PV1|1|O|UC^^^MILL||||" + doctor + "||||||||||||" + visit
                + "|||||||||||||||||||||||||20260110093000\r"
                + "AL1|1|DA|7980^penicillin G^RXNORM|MO|Hives\r"
                + "DG1|1||38341003^Hypertensive disorder^SCT||20150501|F\r";
    }

    private static String results(String number, String person, String visit) {
        return head("ORU^R01^ORU_R01", number, person)
                + "PV1|1|O|UC^^^MILL||||||||||||||||" + visit + "\r"
                + "OBR|1||LAB-" + number
                + "^MILL|2823-3^Potassium^LN|||20260110094500|||||||||||||||20260110100000||LAB|F\r"
                + "OBX|1|NM|2823-3^Potassium^LN||4.1|mmol/L^mmol/L^UCUM|3.5-5.1|N|||F|||20260110094500\r"
                + "OBR|2||VS-" + number
                + "^MILL|29463-7^Body weight^LN|||20260110094600|||||||||||||||20260110100000|||F\r"
                + "OBX|1|NM|29463-7^Body weight^LN||70|kg^kg^UCUM||N|||F|||20260110094600\r";
    }

    private static String head(String type, String number, String person) {
        return "MSH|^~\\&|MILLEHR|MILL|HUB|REGION|20260110100000||" + type + '|' + type.substring(0, 3) + number
                + "|P|2.5.1|||AL|NE||UNICODE UTF-8\r"
                + "PID|1||" + number + "^^^MILL&1.2.3.4.1&ISO^MR||" + person + "\r";
    }
}
