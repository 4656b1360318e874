package org.healthrecord.access.account.directory;

import java.util.regex.Pattern;

/**
 * What somebody may do for another: SMART App Launch 2.2 scopes of the kind {@code patient/}, for reading only; and to decide
 * who is shown what, {@code patient/Consent.cu}.
 */
public final class ProxyScope {
    private static final String ONE =
            "patient/(Consent\\.(c|u|cu)|(\\*|[A-Z][A-Za-z]{1,60})\\.(r|s|rs)(\\?[a-z][A-Za-z0-9_=:/|.,-]{1,200})?)";
    private static final Pattern SCOPES = Pattern.compile(ONE + "( " + ONE + ")*");

    private ProxyScope() {}

    public static boolean isUsable(String text) {
        return text.length() <= 1000 && SCOPES.matcher(text).matches();
    }
}
