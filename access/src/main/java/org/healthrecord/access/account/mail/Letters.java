package org.healthrecord.access.account.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.healthrecord.access.account.row.AccountRow;
import org.healthrecord.access.account.row.LinkTable;
import org.healthrecord.access.account.row.LinkTable.Purpose;
import org.healthrecord.access.address.PublicUrl;

/** The letters there are. None names a person of a chart, or whether there is one. */
public final class Letters {
    public static final Duration LIFE_OF_RESET = Duration.ofMinutes(30);
    private static final Duration LIFE_OF_CONFIRMATION = Duration.ofDays(2);

    private final LinkTable links;
    private final Post post;
    private final PublicUrl url;
    private final Clock clock;

    public Letters(LinkTable links, Post post, PublicUrl url, Clock clock) {
        this.links = links;
        this.post = post;
        this.url = url;
        this.clock = clock;
    }

    /** To an account with a confirmed address only. */
    public void newPassword(AccountRow account) {
        if (account.emailConfirmed() && account.email().isPresent()) {
            String token = links.make(
                    Purpose.NEW_PASSWORD,
                    Optional.of(account.id()),
                    clock.instant().plus(LIFE_OF_RESET));
            send(
                    account,
                    "A new password",
                    """
                    Somebody asked for a new password of your account. If it was you, choose one here within 30 minutes:

                    %s/login/reset?token=%s

                    If it was not you, nothing has changed and nothing needs to be done."""
                            .formatted(url.base(), token));
        }
    }

    public void confirmation(AccountRow account) {
        if (account.email().isPresent()) {
            String token = links.make(
                    Purpose.EMAIL, Optional.of(account.id()), clock.instant().plus(LIFE_OF_CONFIRMATION));
            send(
                    account,
                    "Is this your address?",
                    """
                    This address was given for an account. If it is yours, confirm it here within two days:

                    %s/login/address?token=%s

                    If you know nothing of it, do nothing."""
                            .formatted(url.base(), token));
        }
    }

    /** That the password was changed, in case somebody else did it. */
    public void passwordChanged(AccountRow account) {
        if (account.emailConfirmed()) {
            send(
                    account,
                    "Your password was changed",
                    """
                    The password of your account was changed. If it was not you, ask for a new one at once:

                    %s/login/forgotten"""
                            .formatted(url.base()));
        }
    }

    private void send(AccountRow account, String subject, String text) {
        account.email().ifPresent(to -> post.send(new Letter(to, "Health Record: " + subject, text)));
    }
}
