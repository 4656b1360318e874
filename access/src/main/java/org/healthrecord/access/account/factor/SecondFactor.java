package org.healthrecord.access.account.factor;

import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.healthrecord.access.account.directory.AccountEvent;
import org.healthrecord.access.account.row.AccountDatabase;
import org.healthrecord.access.account.row.FactorTable;
import org.healthrecord.access.account.secret.Secrets;
import org.springframework.context.ApplicationEventPublisher;

/** The second factor of an account: an authenticator, and recovery codes for when it is lost. */
public final class SecondFactor {
    private static final int RECOVERY_CODES = 10;

    /** 80 bits each. */
    private static final int RECOVERY_LETTERS = 16;

    private final FactorTable factors;
    private final AccountDatabase database;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public SecondFactor(AccountDatabase database, ApplicationEventPublisher events, Clock clock) {
        this.factors = new FactorTable(database.jdbc());
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    public boolean isSetUp(String account) {
        return factors.secret(account).isPresent();
    }

    /** Whether a code is right and was not used before; a recovery code works in its place, once. */
    public boolean take(String account, String typed) {
        if (factors.secret(account).stream().anyMatch(secret -> takeCode(account, secret, typed))) {
            return true;
        }
        boolean recovered = factors.takeRecoveryCode(account, typed);
        if (recovered) {
            events.publishEvent(AccountEvent.own(AccountEvent.Kind.RECOVERY_CODE_USED, account));
        }
        return recovered;
    }

    private boolean takeCode(String account, String secret, String typed) {
        OptionalLong step = TimeCodes.step(secret, typed, clock.instant());
        return step.isPresent() && factors.take(account, step.getAsLong());
    }

    /** Sets up an authenticator that has shown its first code. The answer is the recovery codes; empty for a wrong code. */
    public List<String> enrol(String account, String secret, String typed) {
        OptionalLong step = TimeCodes.step(secret, typed, clock.instant());
        if (step.isEmpty()) {
            return List.of();
        }
        List<String> codes = recoveryCodes();
        database.transactions().executeWithoutResult(status -> {
            factors.enrol(account, secret, step.getAsLong());
            factors.recoveryCodes(account, codes);
        });
        events.publishEvent(AccountEvent.own(AccountEvent.Kind.FACTOR_ENROLLED, account));
        return codes;
    }

    /** New recovery codes; the old ones work no more. */
    public List<String> renewRecoveryCodes(String account) {
        List<String> codes = recoveryCodes();
        database.transactions().executeWithoutResult(status -> factors.recoveryCodes(account, codes));
        return codes;
    }

    public int recoveryCodesLeft(String account) {
        return factors.recoveryCodesLeft(account);
    }

    public void forget(String account) {
        database.transactions().executeWithoutResult(status -> factors.forget(account));
    }

    private static List<String> recoveryCodes() {
        return Stream.generate(() -> Secrets.letters(RECOVERY_LETTERS))
                .limit(RECOVERY_CODES)
                .toList();
    }
}
