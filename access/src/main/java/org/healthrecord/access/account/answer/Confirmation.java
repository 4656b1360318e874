package org.healthrecord.access.account.answer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.healthrecord.access.account.password.Passwords;
import org.healthrecord.access.account.row.AccountRow;
import org.healthrecord.access.account.row.AccountTable;
import org.healthrecord.access.account.throttle.Subject;
import org.healthrecord.access.account.throttle.Throttle;
import org.springframework.http.HttpStatus;

/** Asks for the password again before something that would keep a thief of the session inside. */
public final class Confirmation {
    private final AccountTable rows;
    private final Passwords passwords;
    private final Throttle throttle;

    public Confirmation(AccountTable rows, Passwords passwords, Throttle throttle) {
        this.rows = rows;
        this.passwords = passwords;
        this.throttle = throttle;
    }

    /**
     * @return the account
     * @throws RefusedException for a wrong password, or after too many
     */
    public AccountRow require(String account, String password) {
        Subject subject = Subject.name("confirmation", account);
        Optional<Duration> pause = throttle.attempt(List.of(subject));
        if (pause.isPresent()) {
            throw new RefusedException(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Too many attempts. Try again in " + pause.get().toSeconds() + " seconds.");
        }
        AccountRow row = rows.find(account).orElseThrow(RefusedException::notFound);
        if (!passwords.matches(password, row.password())) {
            throw new RefusedException(HttpStatus.FORBIDDEN, "The password is wrong.");
        }
        throttle.clear(subject);
        return row;
    }
}
