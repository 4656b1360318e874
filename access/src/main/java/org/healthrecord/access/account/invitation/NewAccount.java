package org.healthrecord.access.account.invitation;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.healthrecord.access.account.password.PasswordRules;
import org.healthrecord.access.account.password.Passwords;
import org.healthrecord.access.account.row.AccountRow;
import org.healthrecord.access.account.row.AccountTable;
import org.healthrecord.access.account.secret.Secrets;

/** Makes the row of an account of what its owner chose. */
public final class NewAccount {

    /**
     * What somebody chose.
     *
     * @param email empty for none
     */
    public record Wish(String loginName, String displayName, String email, String password) {
        /** Tells nothing: it may come into a log. */
        @Override
        public String toString() {
            return "Wish";
        }
    }

    private final AccountTable rows;
    private final PasswordRules rules;
    private final Passwords passwords;
    private final Clock clock;

    public NewAccount(AccountTable rows, PasswordRules rules, Passwords passwords, Clock clock) {
        this.rows = rows;
        this.rules = rules;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** What is wrong with a wish, in a sentence for the one who made it. */
    public Optional<String> objection(Wish wish, boolean staff) {
        String name = AccountTable.normal(wish.loginName());
        if (!name.matches("[^\\s\\p{Cntrl}]{3,100}")) {
            return Optional.of("The name to sign in with has 3 to 100 characters and no spaces.");
        }
        if (wish.displayName().isBlank() || wish.displayName().length() > 200) {
            return Optional.of("Say how the account's owner is called, in at most 200 characters.");
        }
        if (!Emails.isUsable(wish.email())) {
            return Optional.of("The e-mail address is not one.");
        }
        Optional<String> aboutPassword = rules.objection(wish.password(), name, staff);
        if (aboutPassword.isPresent()) {
            return aboutPassword;
        }
        return rows.named(name).map(taken -> "Somebody has this name already. Choose another one to sign in with.");
    }

    /** @throws org.springframework.dao.DuplicateKeyException when somebody has just taken the name */
    AccountRow insert(Wish wish) {
        Instant now = clock.instant();
        AccountRow row = new AccountRow(
                Secrets.id(),
                AccountTable.normal(wish.loginName()),
                wish.displayName().trim(),
                Emails.of(wish.email()),
                false,
                passwords.digest(wish.password()),
                now,
                false,
                false,
                now);
        rows.insert(row);
        return row;
    }
}
