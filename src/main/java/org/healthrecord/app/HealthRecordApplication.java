package org.healthrecord.app;

import java.util.Arrays;
import java.util.function.IntSupplier;
import org.healthrecord.access.account.AccountConfiguration;
import org.healthrecord.access.audit.AuditConfiguration;
import org.healthrecord.access.audit.verify.VerifyCommand;
import org.healthrecord.access.front.FrontConfiguration;
import org.healthrecord.access.gate.GateConfiguration;
import org.healthrecord.access.oauth.server.OauthConfiguration;
import org.healthrecord.admin.AdminConfiguration;
import org.healthrecord.app.map.MapCommand;
import org.healthrecord.app.sbom.CheckSbomCommand;
import org.healthrecord.fhir.FhirServerConfiguration;
import org.healthrecord.fhir.audit.AuditRestConfiguration;
import org.healthrecord.fhir.audit.AuditTextConfiguration;
import org.healthrecord.fhir.chart.ChartConfiguration;
import org.healthrecord.fhir.exit.MessageExitConfiguration;
import org.healthrecord.fhir.exit.consent.ConsentWritingConfiguration;
import org.healthrecord.fhir.exit.evidence.EvidenceConfiguration;
import org.healthrecord.fhir.exit.glass.GlassConfiguration;
import org.healthrecord.fhir.exit.notice.NoticeConfiguration;
import org.healthrecord.fhir.identity.IdentityConfiguration;
import org.healthrecord.fhir.identity.match.MatchCommand;
import org.healthrecord.fhir.identity.rest.IdentityRestConfiguration;
import org.healthrecord.fhir.review.ReviewConfiguration;
import org.healthrecord.ingest.InboxConfiguration;
import org.healthrecord.ingest.alarm.AlarmConfiguration;
import org.healthrecord.ingest.pull.PullConfiguration;
import org.healthrecord.ingest.source.SourceConfiguration;
import org.healthrecord.ingest.source.registry.RegistryConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.data.elasticsearch.ElasticsearchDataAutoConfiguration;
import org.springframework.boot.autoconfigure.elasticsearch.ElasticsearchClientAutoConfiguration;
import org.springframework.boot.autoconfigure.elasticsearch.ElasticsearchRestClientAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.resource.servlet.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.autoconfigure.session.SessionAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The one program: the service, or with {@code map}, {@code match}, {@code verify-audit} or {@code check-sbom} as first word
 * a command without the server, or with {@code training-run} the service for a minute.
 */
@SpringBootApplication(
        // HAPI brings these along; none of them is part of this service.
        exclude = {
            ElasticsearchClientAutoConfiguration.class,
            ElasticsearchRestClientAutoConfiguration.class,
            ElasticsearchDataAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            QuartzAutoConfiguration.class,
            ThymeleafAutoConfiguration.class,
            // Access is configured in words of our own; of Boot only the filter is used that asks them.
            SecurityAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class,
            OAuth2AuthorizationServerAutoConfiguration.class,
            OAuth2AuthorizationServerJwtAutoConfiguration.class,
            OAuth2ResourceServerAutoConfiguration.class,
            ManagementWebSecurityAutoConfiguration.class,
            MailSenderAutoConfiguration.class,
            SessionAutoConfiguration.class
        })
@Import({
    GateConfiguration.class,
    OauthConfiguration.class,
    AccountConfiguration.class,
    FhirServerConfiguration.class,
    IdentityConfiguration.class,
    ReviewConfiguration.class,
    IdentityRestConfiguration.class,
    ChartConfiguration.class,
    MessageExitConfiguration.class,
    GlassConfiguration.class,
    ConsentWritingConfiguration.class,
    NoticeConfiguration.class,
    EvidenceConfiguration.class,
    InboxConfiguration.class,
    AdminConfiguration.class,
    SourceConfiguration.class,
    RegistryConfiguration.class,
    FrontConfiguration.class,
    AuditConfiguration.class,
    AuditRestConfiguration.class,
    AuditTextConfiguration.class,
    PullConfiguration.class,
    AlarmConfiguration.class
})
public class HealthRecordApplication {

    public static void main(String[] args) {
        String command = args.length == 0 ? "" : args[0];
        String[] rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
        switch (command) {
            case "map" -> System.exit(quietly(() -> MapCommand.run(rest)));
            case "verify-audit" -> System.exit(quietly(() -> VerifyCommand.run(System.out, System.err, rest)));
            case "match" -> System.exit(quietly(() -> MatchCommand.run(rest)));
            case "check-sbom" -> System.exit(quietly(() -> CheckSbomCommand.run(System.out, System.err, rest)));
            case "training-run" -> System.exit(TrainingRun.run(System.out, System.err));
            default -> SpringApplication.run(HealthRecordApplication.class, args);
        }
    }

    /** A command prints only its result. The libraries below it do not log, which saves a fifth of its start. */
    private static int quietly(IntSupplier command) {
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        return command.getAsInt();
    }
}
