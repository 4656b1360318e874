package org.healthrecord.mapping.hl7v2.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n", "\r\r"})
    void anyLineEndWillDo(String end) {
        Message message = read("MSH|^~\\&|A|B|||20240101||ADT^A04|7" + end + "EVN|A04" + end + "PID|1||5" + end);

        assertThat(message.segments()).extracting(Segment::name).containsExactly("MSH", "EVN", "PID");
        assertThat(message.code() + message.event() + message.controlId()).isEqualTo("ADTA047");
    }

    @Test
    void theSendersOwnDelimitersAreUsed() {
        Message message = read("MSH$!*?@$A\rPID$1$$5!!!X@1.2@ISO*6");

        assertThat(message.all("PID").get(0).values(3)).hasSize(2);
        assertThat(message.all("PID").get(0).value(3).at(4).part(2)).isEqualTo("1.2");
    }

    @Test
    void escapesAreUndoneAndStrayOnesStay() {
        Message message = read("MSH|^~\\&|A\rOBX|1|TX|x||a\\T\\b\\.br\\c\\X41\\ \\S\\ C:\\dir\\file|");

        assertThat(message.all("OBX").get(0).whole(5).text()).isEqualTo("a&b\ncA ^ C:\\dir\\file");
    }

    @Test
    void aBrokenLineOfTextGoesOnWithItsSegment() {
        Message message = read("MSH|^~\\&|A\rOBX|1|TX|x||first\nsecond line||||||F\rOBX|2|TX|y||z");

        assertThat(message.all("OBX")).hasSize(2);
        assertThat(message.all("OBX").get(0).text(11)).isEqualTo("F");
    }

    @Test
    void anEmptiedFieldIsNoAbsentOne() {
        Segment pid = read("MSH|^~\\&|A\rPID|1||5||\"\"|").all("PID").get(0);

        assertThat(pid.deleted(5)).isTrue();
        assertThat(pid.valued(5)).isFalse();
        assertThat(pid.deleted(6)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MSH", "EVN", "PID", "OBX", "ZZZ"})
    void aMessageReadInPartTellsTheSameOfItsFirstSegments(String name) {
        String text = "MSH|^~\\&|A\rEVN|A04\nPID|1||5||broken\nname|x\r\nPID|2||6\rOBX|1|TX|x||first\nsecond||||||F";

        Message part = MessageReader.until(name, text).orElseThrow();

        assertThat(part.first(name).map(MessageReaderTest::fields))
                .isEqualTo(read(text).first(name).map(MessageReaderTest::fields));
        assertThat(part.header().text(3)).isEqualTo("A");
    }

    @Test
    void ofAMessageReadInPartTheRestIsNotThere() {
        Message part =
                MessageReader.until("PID", "MSH|^~\\&|A\rPID|1||5\rOBX|1").orElseThrow();

        assertThat(part.segments()).extracting(Segment::name).containsExactly("MSH", "PID");
    }

    private static List<String> fields(Segment segment) {
        return IntStream.rangeClosed(1, 12).mapToObj(segment::text).toList();
    }

    private static Message read(String text) {
        return MessageReader.read(text).orElseThrow();
    }
}
