package org.healthrecord.mapping.ccda.datatype;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.healthrecord.mapping.ccda.xml.CdaReader;
import org.healthrecord.mapping.ccda.xml.Parsed;
import org.junit.jupiter.api.Test;

class TimesTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private final List<String> complaints = new ArrayList<>();

    @Test
    void theOffsetOfTheDocumentIsThatOfItsTimes() {
        assertThat(Times.zoneOf(time("20240706120000-0700"), NEW_YORK)).isEqualTo(ZoneOffset.ofHours(-7));
    }

    @Test
    void theClinicsZoneKnowsSummerAndWinterWhereItHasTheDocumentsOffset() {
        assertThat(Times.zoneOf(time("20240706120000-0400"), NEW_YORK)).isEqualTo(NEW_YORK);
    }

    @Test
    void aDocumentWithoutAnOffsetIsInTheClinicsZone() {
        assertThat(Times.zoneOf(time("20240706120000"), NEW_YORK)).isEqualTo(NEW_YORK);
    }

    @Test
    void aMidnightWithoutAnOffsetIsADay() {
        assertThat(read("20240706000000")).isEqualTo("2024-07-06");
        assertThat(read("202407060000")).isEqualTo("2024-07-06");
        assertThat(read("20240706000000-0400")).isEqualTo("2024-07-06T00:00:00-04:00");
        assertThat(read("20240706000001")).isEqualTo("2024-07-06T00:00:01-04:00");
    }

    @Test
    void ofATimeWithAnOffsetThatIsNoneTheDayStays() {
        for (String offset : List.of("-0590", "+9900", "-", "+05000", "-5:0:0:0")) {
            assertThat(read("202407061530" + offset)).as(offset).isEqualTo("2024-07-06");
        }
        assertThat(complaints).containsOnly("offset").hasSize(5);
    }

    @Test
    void anIntervalWithAWidthEndsThatMuchLater() {
        assertThat(end("<low value='20240201'/><width value='10' unit='d'/>")).isEqualTo("2024-02-11");
        assertThat(end("<low value='20240131'/><width value='1' unit='mo'/>")).isEqualTo("2024-02-29");
        assertThat(end("<low value='202402010800-0500'/><width value='36' unit='hours'/>"))
                .isEqualTo("2024-02-02T20:00:00-05:00");
        assertThat(end("<low value='20240201'/><width value='90' unit='min'/>")).isNull();
        assertThat(end("<low value='202402'/><width value='10' unit='d'/>")).isNull();
        assertThat(end("<low value='20240201'/><width value='10' unit='puffs'/>"))
                .isNull();
    }

    private String end(String bounds) {
        CdaNode ivl = node("<effectiveTime>" + bounds + "</effectiveTime>");
        return times().period(ivl).getEndElement().getValueAsString();
    }

    private String read(String value) {
        return times().dateTime(time(value)).getValueAsString();
    }

    private Times times() {
        return new Times(NEW_YORK, new Times.Complaints() {
            @Override
            public void badDate(CdaNode node) {
                complaints.add("date");
            }

            @Override
            public void badOffset(CdaNode node) {
                complaints.add("offset");
            }

            @Override
            public void endsBeforeItBegins(CdaNode interval) {
                complaints.add("order");
            }
        });
    }

    private static CdaNode time(String value) {
        return node("<effectiveTime value='" + value + "'/>");
    }

    private static CdaNode node(String xml) {
        return ((Parsed.Document) CdaReader.read(xml.getBytes(StandardCharsets.UTF_8))).root();
    }
}
