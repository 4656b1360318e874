package org.healthrecord.access.account.mail;

import java.util.Map;
import java.util.Properties;
import org.healthrecord.access.account.settings.AccountSettings;
import org.springframework.boot.autoconfigure.mail.MailProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server where {@code spring.mail.host} names one, else the folder {@code outbox} of the data folder. */
@Configuration(proxyBeanMethods = false)
public class MailConfiguration {

    @Bean
    Post accountPost(Environment environment, AccountSettings settings) {
        MailProperties mail = Binder.get(environment)
                .bind("spring.mail", MailProperties.class)
                .orElseGet(MailProperties::new);
        return mail.getHost() == null
                ? new FileOutbox(settings.home().resolve("outbox"))
                : new SmtpPost(sender(mail), from(environment, mail));
    }

    @Bean
    BackRoom accountBackRoom() {
        return new BackRoom();
    }

    private static String from(Environment environment, MailProperties mail) {
        String user = mail.getUsername() == null ? "" : mail.getUsername();
        return environment.getProperty(
                "health-record.access.mail-from", user.contains("@") ? user : "health-record@" + mail.getHost());
    }

    private static JavaMailSenderImpl sender(MailProperties mail) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(mail.getHost());
        if (mail.getPort() != null) {
            sender.setPort(mail.getPort());
        }
        sender.setUsername(mail.getUsername());
        sender.setPassword(mail.getPassword());
        sender.setProtocol(mail.getProtocol());
        sender.setDefaultEncoding(mail.getDefaultEncoding().name());
        Properties properties = new Properties();
        // A server that does not answer must not hold the thread for ever.
        properties.putAll(Map.of(
                "mail.smtp.connectiontimeout",
                "10000",
                "mail.smtp.timeout",
                "10000",
                "mail.smtp.writetimeout",
                "10000"));
        properties.putAll(mail.getProperties());
        sender.setJavaMailProperties(properties);
        return sender;
    }
}
