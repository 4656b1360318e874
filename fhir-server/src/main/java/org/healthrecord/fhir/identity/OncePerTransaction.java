package org.healthrecord.fhir.identity;

import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A value that is read once in a transaction, and each time outside of one. */
final class OncePerTransaction<T> {
    private final Supplier<T> read;

    OncePerTransaction(Supplier<T> read) {
        this.read = read;
    }

    @SuppressWarnings("unchecked") // bound by this class alone
    T get() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return read.get();
        }
        Object kept = TransactionSynchronizationManager.getResource(this);
        if (kept == null) {
            kept = read.get();
            TransactionSynchronizationManager.bindResource(this, kept);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    forget();
                }
            });
        }
        return (T) kept;
    }

    /** To be read again. */
    void forget() {
        TransactionSynchronizationManager.unbindResourceIfPossible(this);
    }
}
