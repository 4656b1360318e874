package org.healthrecord.mapping.hl7v2;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages no system means to send: the mapper still answers, with something that can be written. */
class HostileInputTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "MSH|",
                "MSH\rPID|||1",
                "MSH|^~\\&|",
                "MSH||||||||ADT^A01",
                "MSHMMMMMMMMADTMA01",
                "MSH|^~\\&|||||||ADT^A08|1|P|2.5\rPID|||1^^^&1.2.&ISO\rOBX|||||||||||||||||||",
                "MSH|^~\\&|||||||ORU^R01|1|P|2.5\rPID|||1\rOBR|1\rOBX||NM|A||1E999999999|mg\rOBX||SN|B||>^1^:^0",
                "MSH|^~\\&|||||||ORU^R01|1|P|2.5\rPID|||1\rOBX||ED|A||^^^Base64^====\rOBX||TM|A||99:99",
                "MSH|^~\\&|||||||ADT^A08|1|P|2.5\rPID|||&4711^^^&1.2.3&ISO^MR~&",
                "MSH|^~\\&|||||||RDE^O11|1|P|2.5\rPID|||1\rRXE|^^^99999999|A|-1|99999999999999999999999999999999999\rTQ1||1^&lbs|P|1:1|x^s|0^d",
                "MSH|^~\\&|||||||SIU^S12|1|P|2.5\rSCH|||||||||-5|min|^^^00000000\rPID|||1\rAIS|1||||x|x|999999999",
                "MSH|^~\\&|||||||ADT^A08|1|P|2.5\rPID|||\\X20\\^^^A",
                "MSH|^~\\&|||||||ADT^A40|1|P|2.5\rPID|||\\X20\\^^^A~\\X00\\~1\rMRG|\\X20\\",
                "MSH|^~\\&|||||||ADT^A45|1|P|2.5\rPID|||1\rMRG|1^^^~|||~|1\rMRG",
                "MSH|^~\\&|||||||DFT^P03|1|P|2.5\rPID|||1\rFT1|||||||||x|1&&&|||-&XX\rGT1|1|~|^~^\rIN2|||~",
            })
    void isAnswered(String message) {
        assertThatCode(() -> Hl7v2Fuzzer.fuzzerTestOneInput(message.getBytes(StandardCharsets.ISO_8859_1)))
                .doesNotThrowAnyException();
    }
}
