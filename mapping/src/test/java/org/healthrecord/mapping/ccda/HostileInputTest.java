package org.healthrecord.mapping.ccda;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Input made to do harm, or found by the fuzzer: each is answered in time, and with an answer that can be written. */
class HostileInputTest {

    static Stream<byte[]> inputs() {
        String deep = "<component><section>".repeat(95) + "</section></component>".repeat(95);
        String wide = "<section><entry/>" + "<entry><act/></entry>".repeat(20_000) + "</section>";
        String one = "<entry><observation><code code='1'/><value xsi:type='INT' value='%d'/></observation></entry>";
        String alike = IntStream.range(0, 3_000).mapToObj(one::formatted).collect(Collectors.joining());
        String pointing = "<entry><observation><code><originalText><reference value='#t'/></originalText></code>"
                + "</observation></entry>";
        String shared = "<text ID='t'>" + "long ".repeat(100_000) + "</text>" + pointing.repeat(1_000);
        String loop = "<section><text><content ID='a'><reference value='#a'/></content></text>"
                + "<entry><observation><code><originalText><reference value='#a'/></originalText></code></observation></entry></section>";
        return Stream.of(
                bytes("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><section>&x;</section>"),
                bytes(
                        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><section>&b;</section>"),
                bytes(
                        "<section xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='file:///etc/hostname'/></section>"),
                bytes("<section>&undefined;</section>"),
                bytes("<section>" + deep + "</section>"),
                bytes(wide),
                bytes(loop),
                bytes("<section>" + alike + "</section>"),
                bytes("<section>" + shared + "</section>"),
                bytes("<observation code='" + "x".repeat(4_000_000) + "'><id root='" + "1".repeat(1_000_000)
                        + "'/></observation>"),
                bytes("<observation><effectiveTime value='" + "9".repeat(100_000) + "'/><value value='1e99' unit='"
                        + "m/".repeat(10_000) + "'/></observation>"),
                "<?xml version='1.0' encoding='UTF-16'?><section/>".getBytes(StandardCharsets.UTF_8),
                "<?xml version='1.0' encoding='UTF-8'?><section>é</section>".getBytes(StandardCharsets.UTF_16LE),
                "<?xml version='1.0' encoding='IBM037'?><section/>".getBytes(Charset.forName("IBM037")),
                bytes("<?xml version='1.0' encoding='-8TUF'?><section/>"),
                bytes(
                        "<encompassingEncounter><id root='1.2.3'/><effectiveTime value='00190612200500'/></encompassingEncounter>"),
                new byte[] {(byte) 0xEF, (byte) 0xBB},
                new byte[] {0, 0x3C, 0},
                bytes("<section>\u0000</section>"));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void isAnsweredInTime(byte[] input) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> CcdaFuzzer.fuzzerTestOneInput(input));
    }

    static Stream<Path> situations() {
        return GoldenFoldersTest.folders().stream();
    }

    @ParameterizedTest
    @MethodSource("situations")
    void theSeedsOfTheFuzzerAreAnswered(Path situation) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> CcdaFuzzer.fuzzerTestOneInput(GoldenFoldersTest.document(situation)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
