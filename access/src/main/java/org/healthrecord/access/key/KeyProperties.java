package org.healthrecord.access.key;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The keys under {@code health-record.access.keys}, not yet checked. All are text, so that no error of binding prints a value. */
@ConfigurationProperties("health-record.access")
public record KeyProperties(@DefaultValue List<Key> keys) {
    /**
     * @param name   under which every use is on record
     * @param sha256 of the key, 64 hexadecimal digits
     * @param may    scopes: {@code system/*.rs}, {@code admin}, {@code intake/*}
     * @param ends   the last day, {@code 2027-01-31}; absent for no end
     */
    public record Key(
            @Nullable String name, @Nullable String sha256, @DefaultValue List<String> may, @Nullable String ends) {}
}
