package org.healthrecord.access.account.start;

import java.io.PrintStream;
import org.healthrecord.access.address.PublicUrl;

/** Prints the set-up link. It goes to the console and into no log. */
final class FirstStart {
    private final SetUp setUp;
    private final PublicUrl url;
    private final PrintStream console;

    FirstStart(SetUp setUp, PublicUrl url, PrintStream console) {
        this.setUp = setUp;
        this.url = url;
        this.console = console;
    }

    void say() {
        setUp.link()
                .ifPresent(
                        token -> console.println("No administrator yet. Make the first one here, once, within a day: "
                                + url.base() + "/setup?token=" + token));
    }
}
