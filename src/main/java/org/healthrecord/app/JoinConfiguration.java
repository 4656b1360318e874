package org.healthrecord.app;

import java.util.EnumMap;
import java.util.Map;
import org.healthrecord.access.account.mail.Letter;
import org.healthrecord.access.account.mail.Post;
import org.healthrecord.admin.door.MessageDoor;
import org.healthrecord.admin.message.FactTrace;
import org.healthrecord.fhir.chart.evidence.Evidence;
import org.healthrecord.fhir.chart.port.ChartIntake;
import org.healthrecord.fhir.chart.port.SourceNames;
import org.healthrecord.fhir.exit.Facts;
import org.healthrecord.fhir.exit.MessageExit;
import org.healthrecord.fhir.exit.RefusedException;
import org.healthrecord.fhir.identity.MessageReplays;
import org.healthrecord.ingest.alarm.AlarmPost;
import org.healthrecord.ingest.inbox.replay.Replays;
import org.healthrecord.ingest.pipeline.handover.AssertionSink;
import org.healthrecord.ingest.port.SourceDirectory;
import org.healthrecord.mapping.Mappers;
import org.healthrecord.mapping.port.FacilityKind;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.MessageMapper;
import org.healthrecord.mapping.port.SourceProfile;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Joins the ports of receiving to those of the chart: neither side knows the other. */
@Configuration(proxyBeanMethods = false)
class JoinConfiguration {

    @Bean
    Map<Format, MessageMapper> messageMappers() {
        Map<Format, MessageMapper> mappers = new EnumMap<>(Format.class);
        for (Format format : Format.values()) {
            mappers.put(format, Mappers.of(format));
        }
        return mappers;
    }

    @Bean
    AssertionSink assertionSink(ChartIntake intake) {
        return (records, ownership) -> intake.accept(records, ownership::confirm);
    }

    @Bean
    AlarmPost alarmPost(Post post) {
        return (to, subject, text) -> post.send(new Letter(to, subject, text));
    }

    @Bean
    MessageReplays messageReplays(Replays replays) {
        return message -> replays.message(message, "a steward's answer");
    }

    @Bean
    FactTrace factTrace(Evidence evidence) {
        return messageId ->
                evidence.factsOf(messageId).stream().map(JoinConfiguration::ref).toList();
    }

    @Bean
    MessageDoor messageDoor(MessageExit exit) {
        return (message, unit) -> {
            try {
                exit.require(new Facts.OfMessage(message, unit));
            } catch (RefusedException e) {
                throw new MessageDoor.NotShownException(String.valueOf(e.getMessage()), e.isForNow());
            }
        };
    }

    private static FactTrace.FactRef ref(Evidence.TracedFact fact) {
        int slash = fact.reference().indexOf('/');
        return new FactTrace.FactRef(
                fact.reference().substring(0, slash), fact.reference().substring(slash + 1), fact.unit(), fact.place());
    }

    @Bean
    SourceNames sourceNames(SourceDirectory sources) {
        return new SourceNames() {
            @Override
            public String nameOf(String id) {
                return sources.find(id).map(SourceProfile::name).orElse(id);
            }

            @Override
            public boolean isPrimaryCare(String id) {
                return sources.find(id)
                        .map(SourceProfile::kind)
                        .filter(FacilityKind.PRIMARY_CARE::equals)
                        .isPresent();
            }
        };
    }
}
