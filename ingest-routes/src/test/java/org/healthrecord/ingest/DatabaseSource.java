package org.healthrecord.ingest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.stream.Stream;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Runs a parameterized test on each database; on H2 alone where the system property {@code test.databases} is {@code h2}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ArgumentsSource(DatabaseSource.Databases.class)
public @interface DatabaseSource {

    /** The databases that this run has. */
    final class Databases implements ArgumentsProvider {
        @Override
        public Stream<Arguments> provideArguments(ExtensionContext context) {
            boolean embeddedOnly = "h2".equals(System.getProperty("test.databases"));
            return Arrays.stream(InboxDatabase.values())
                    .filter(database -> !embeddedOnly || database == InboxDatabase.H2)
                    .map(Arguments::of);
        }
    }
}
