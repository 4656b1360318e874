package org.healthrecord.ingest.source.hl7v2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.healthrecord.ingest.source.hl7v2.Answer.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcknowledgementTest {
    private static final Answer NOT_STORED = new Answer(Verdict.ERROR, Condition.INTERNAL, "Please send it again.");
    private static final Answer NEVER = new Answer(Verdict.REJECTED, Condition.SEGMENT_SEQUENCE, "No header.");

    private final Acknowledgement acknowledgement =
            new Acknowledgement(Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC));

    private List<String> answers(String message, Answer answer) {
        return answers(message, answer, ISO_8859_1);
    }

    private List<String> answers(String message, Answer answer, Charset charset) {
        var header = MessageHeader.read(message.getBytes(charset)).orElseThrow();
        return acknowledgement.of(header, answer).stream()
                .map(bytes -> new String(bytes, charset).replace('\r', '\n'))
                .toList();
    }

    private Optional<String> answer(String message, Answer answer, Charset charset) {
        return answers(message, answer, charset).stream().findFirst();
    }

    private String answer(String message, Answer answer) {
        return answer(message, answer, ISO_8859_1).orElseThrow();
    }

    @Test
    void senderAndReceiverAreSwapped() {
        assertThat(answer(
                        "MSH|^~\\&|EHR|WEST^1.2.3^ISO|HIE|REGION|20260101||ORU^R01^ORU_R01|42|T|2.5.1\rPID|1",
                        Answer.accepted()))
                .matches(
                        "(?s)MSH\\|\\^~\\\\&\\|HIE\\|REGION\\|EHR\\|WEST\\^1\\.2\\.3\\^ISO\\|20260102030405\\+0000\\|\\|"
                                + "ACK\\^R01\\^ACK\\|[0-9a-f]{20}\\|T\\|2\\.5\\.1\nMSA\\|AA\\|42\n");
    }

    @Test
    void theDelimitersOfTheSenderAreUsed() {
        assertThat(answer("MSH#*~\\!#EHR#WEST#HIE#REGION###ADT*A04#7#P#2.4", NOT_STORED))
                .startsWith("MSH#*~\\!#HIE#REGION#EHR#WEST#")
                .contains("#ACK*A04*ACK#", "\nMSA#AE#7#Please send it again.\n")
                .endsWith("ERR#MSH*1**207!Application internal error!HL70357\n");
    }

    @Test
    void theErrorSegmentSince25HasTheConditionInItsThirdField() {
        assertThat(answer("MSH|^~\\&|E|W|H|R|||ADT^A04|7|P|2.5", NEVER))
                .endsWith("MSA|AR|7\nERR|||100^Segment sequence error^HL70357|E||||No header.\n");
    }

    @ParameterizedTest
    @CsvSource({"2.1,ACK", "2.3,ACK", "2.3.1,ACK^A04^ACK", "2.4,ACK^A04^ACK", "2.8.2,ACK^A04^ACK"})
    void theMessageTypeIsWrittenAsTheVersionWritesIt(String version, String type) {
        assertThat(answer("MSH|^~\\&|E|W|H|R|||ADT^A04|7|P|" + version, Answer.accepted()))
                .contains("||" + type + "|")
                .contains("|P|" + version + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        // MSH-15, MSH-16, answered when stored, answered when not stored
        "AL,NE,CA,CE",
        "AL,AL,CA AA,CE",
        "SU,AL,CA AA,",
        "ER,AL,AA,CE",
        "AL,ER,CA,CE",
        "SU,NE,CA,",
        "ER,NE,,CE",
        "NE,NE,,",
        "NE,AL,AA,AE",
        ",AL,AA,AE",
        ",ER,,AE",
    })
    void theEnhancedModeAnswersUnderTheSendersConditions(String accept, String application, String good, String bad) {
        var message = "MSH|^~\\&|E|W|H|R|||ADT^A04|7|P|2.5.1|||" + (accept == null ? "" : accept) + "|" + application;
        assertThat(codes(answers(message, Answer.accepted()))).isEqualTo(good == null ? "" : good);
        assertThat(codes(answers(message, NOT_STORED))).isEqualTo(bad == null ? "" : bad);
    }

    private static String codes(List<String> answers) {
        return answers.stream().map(AcknowledgementTest::code).collect(Collectors.joining(" "));
    }

    private static String code(String acknowledgement) {
        int at = acknowledgement.indexOf("\nMSA|");
        return acknowledgement.substring(at + 5, at + 7);
    }

    @Test
    void theCharsetOfTheSenderIsNamedAndKept() {
        var utf8 = "MSH|^~\\&|Caf\u00E9|W|H|R|||ADT^A04|7|P|2.5.1||||||UNICODE UTF-8";
        assertThat(answer(utf8, Answer.accepted(), UTF_8).orElseThrow())
                .contains("|H|R|Caf\u00E9|W|", "||||||UNICODE UTF-8\n");
        var latin = "MSH|^~\\&|Caf\u00E9|W|H|R|||ADT^A04|7|P|2.5.1||||||8859/1";
        assertThat(answer(latin, Answer.accepted(), ISO_8859_1).orElseThrow()).contains("Caf\u00E9", "8859/1");
    }

    @Test
    void utf16IsAnsweredInUtf16() {
        var message = "MSH|^~\\&|E\u0141|W|H|R|||ADT^A04|7|P|2.5.1\rPID|1";
        assertThat(answer(message, Answer.accepted(), UTF_16LE).orElseThrow()).contains("|E\u0141|", "MSA|AA|7");
        assertThat(answer("\uFEFF" + message, Answer.accepted(), UTF_16BE).orElseThrow())
                .contains("MSA|AA|7");
    }

    @Test
    void aBatchIsAnsweredByItsControlId() {
        assertThat(answer(
                        "FHS|^~\\&|LAB|WEST|HIE|REGION|20260101||NIGHTLY||F77\rBHS|^~\\&\rMSH|...", Answer.accepted()))
                .contains("|ACK|", "MSA|AA|F77\n");
    }

    @Test
    void aBatchWithoutAControlIdIsAnsweredByItsFirstMessages() {
        assertThat(answer(
                        "BHS|^~\\&|LAB|WEST|HIE|REGION\rMSH|^~\\&|LAB|WEST|HIE|REGION|||ORU^R01|M1|P|2.5.1\rPID|1",
                        Answer.accepted()))
                .contains("MSA|AA|M1\n");
    }

    @Test
    void whatHasNoHeaderIsAnsweredWithDefaults() {
        var bytes = acknowledgement.of(null, NEVER).get(0);
        assertThat(new String(bytes, ISO_8859_1))
                .startsWith("MSH|^~\\&|||||20260102030405+0000||ACK|")
                .contains("|P|2.5.1\rMSA|AR\rERR|");
    }

    @Test
    void aHeaderWithoutControlIdIsStillAnswered() {
        assertThat(answer("MSH|^~\\&|E|W", Answer.accepted())).contains("|W|", "MSA|AA\n");
    }

    @ParameterizedTest
    @CsvSource({"PID|1", "MSHX^~", "MS", "{json}", "<xml/>", "''"})
    void whatIsNotAHeaderIsNotTakenForOne(String text) {
        assertThat(MessageHeader.read(text.getBytes(ISO_8859_1))).isEmpty();
    }
}
