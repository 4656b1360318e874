package org.healthrecord.fhir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.healthrecord.database.Dialect;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** All tables of the chart and of identity without HAPI's: an empty database for tests that need no FHIR server. */
public final class OurTables {
    private OurTables() {}

    public static void make(DataSource database, Dialect dialect) {
        Resource[] scripts = Stream.of("common", dialect.name().toLowerCase(Locale.ROOT))
                .flatMap(OurTables::scripts)
                .sorted(Comparator.comparing(OurTables::version))
                .filter(script -> !isAboutHapi(script))
                .toArray(Resource[]::new);
        new ResourceDatabasePopulator(scripts).execute(database);
    }

    private static Stream<Resource> scripts(String folder) {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:db/chart/" + folder + "/V*.sql"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int version(Resource script) {
        String name = String.valueOf(script.getFilename());
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    private static boolean isAboutHapi(Resource script) {
        try {
            return script.getContentAsString(StandardCharsets.UTF_8)
                    .toLowerCase(Locale.ROOT)
                    .contains("hfj_");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
