package org.healthrecord.access.account.mail;

import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

/** By SMTP, as {@code spring.mail} says. */
final class SmtpPost implements Post {
    private final JavaMailSender sender;
    private final String from;

    SmtpPost(JavaMailSender sender, String from) {
        this.sender = sender;
        this.from = from;
    }

    @Override
    public void send(Letter letter) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(letter.to());
        message.setSubject(letter.subject());
        message.setText(letter.text());
        sender.send(message);
    }
}
