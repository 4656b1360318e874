package org.healthrecord.access.account.entrance;

import org.healthrecord.access.account.invitation.NewAccount;
import org.healthrecord.access.account.password.PasswordRules;

/** The form in which a new owner chooses name and password. */
record ChosenAccount(String name, String displayName, String email, String password) {

    static ChosenAccount blank() {
        return new ChosenAccount("", "", "", "");
    }

    NewAccount.Wish wish() {
        return new NewAccount.Wish(text(name), text(displayName), text(email), text(password));
    }

    private static String text(@org.jspecify.annotations.Nullable String typed) {
        return typed == null ? "" : typed;
    }

    Field[] fields(boolean staff) {
        int shortest = staff ? PasswordRules.SHORTEST_OF_STAFF : PasswordRules.SHORTEST;
        return new Field[] {
            Field.text("displayName", "Your name", "name").value(text(displayName)),
            Field.text("name", "Name to sign in with", "username")
                    .hint("Your e-mail address or another name without spaces.")
                    .value(text(name)),
            Field.email("email", "E-mail")
                    .hint("For a new password, should you forget yours.")
                    .value(text(email))
                    .optional(),
            Field.password("password", "Password", "new-password")
                    .hint("At least " + shortest + " characters. Several words are good.")
        };
    }

    /** Tells nothing: it may come into a log. */
    @Override
    public String toString() {
        return "ChosenAccount";
    }
}
