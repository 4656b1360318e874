package org.healthrecord.access.account.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import org.healthrecord.access.account.settings.AccountSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.mock.env.MockEnvironment;

class MailTest {
    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    @Test
    void letters_go_to_the_server_that_is_set() throws Exception {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("spring.mail.host", "127.0.0.1")
                .withProperty(
                        "spring.mail.port", Integer.toString(SERVER.getSmtp().getPort()))
                .withProperty("health-record.access.mail-from", "record@clinic.example")
                .withProperty("health-record.home", Path.of("unused").toString());
        Post post = new MailConfiguration().accountPost(environment, AccountSettings.of(environment));

        post.send(
                new Letter("owner@mail.example", "A new password", "Here:\n\nhttp://127.0.0.1/login/reset?token=abc"));

        assertThat(SERVER.waitForIncomingEmail(5000, 1)).isTrue();
        MimeMessage received = SERVER.getReceivedMessages()[0];
        assertThat(received.getFrom()[0]).hasToString("record@clinic.example");
        assertThat(received.getAllRecipients()[0]).hasToString("owner@mail.example");
        assertThat(GreenMailUtil.getBody(received)).contains("/login/reset?token=abc");
    }
}
