package org.healthrecord.fhir.identity;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.healthrecord.database.Dialect;
import org.healthrecord.fhir.OurTables;
import org.healthrecord.fhir.identity.policy.MatchPolicy;
import org.healthrecord.fhir.identity.score.BlockingKey;
import org.healthrecord.fhir.identity.score.BlockingKeys;
import org.healthrecord.fhir.identity.score.Demographics;
import org.healthrecord.fhir.identity.score.DemographicsText;
import org.healthrecord.fhir.identity.score.SharedValues;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.tsv.TsvTable;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long it takes to decide who a person is among so many. Run by hand: {@code load URL USER PEOPLE} fills an empty
 * database with people of other seeds, {@code decide URL USER PEOPLE REGISTRATIONS TOGETHER} then registers people at
 * another clinic, half of them known ones with errors, so many in a transaction.
 */
final class IndexBenchmark {
    private static final String CLINIC = "loaded";
    private static final int CHUNK = 2000;
    /** The shares follow the census files, as the scoring's do. */
    private static final Names GIVEN = Names.of(givenByRank(), x -> 5 + 0.097 * x * x);

    private static final Names FAMILY = Names.of(
            TsvTable.rows(Demographics.class, "family-names.txt")
                    .map(row -> row.cell(0))
                    .toList(),
            x -> 6.6 + 0.55 * x + 0.015 * x * x);

    private final HikariDataSource source;
    private final JdbcClient jdbc;

    private IndexBenchmark(String url, String user) {
        source = new HikariDataSource();
        source.setJdbcUrl(url);
        source.setUsername(user);
        source.setMaximumPoolSize(4);
        source.addDataSourceProperty("reWriteBatchedInserts", "true");
        jdbc = JdbcClient.create(source);
    }

    public static void main(String[] a) throws SQLException {
        IndexBenchmark benchmark = new IndexBenchmark(a[1], a[2]);
        if (a[0].equals("load")) {
            benchmark.load(Integer.parseInt(a[3]), a[1].contains("postgresql") ? Dialect.POSTGRESQL : Dialect.H2);
        } else {
            benchmark.decide(Integer.parseInt(a[3]), Integer.parseInt(a[4]), Integer.parseInt(a[5]));
        }
        benchmark.source.close();
    }

    private void load(int people, Dialect dialect) throws SQLException {
        long start = System.nanoTime();
        OurTables.make(source, dialect);
        try (Connection c = source.getConnection();
                Statement s = c.createStatement();
                PreparedStatement row = c.prepareStatement("insert into identity_registration"
                        + " (source, mrn_system, mrn, person_id, demographics, first_seen) values (?, ?, ?, ?, ?, ?)");
                PreparedStatement person =
                        c.prepareStatement("insert into identity_person (id, founder, created_at) values (?, ?, ?)");
                PreparedStatement key = c.prepareStatement(
                        "insert into identity_blocking_key" + " (key_hash, registration_id, kind) values (?, ?, ?)");
                PreparedStatement use = c.prepareStatement("insert into identity_value_use"
                        + " (value_hash, name_hash, registration_id, kind) values (?, ?, ?, ?)")) {
            if (dialect.equals("postgresql")) {
                // Built again when all is in: 15 million rows one by one would measure the loading, not the deciding.
                s.execute("alter table identity_blocking_key drop constraint identity_blocking_key_pkey");
                s.execute("drop index identity_blocking_key_registration");
                s.execute("alter table identity_blocking_key"
                        + " drop constraint identity_blocking_key_registration_id_fkey");
            }
            c.setAutoCommit(false);
            Timestamp now = Timestamp.from(Instant.now());
            for (int i = 0; i < people; i++) {
                add(i, now, row, person, key, use);
                if (i % CHUNK == CHUNK - 1 || i == people - 1) {
                    row.executeBatch();
                    person.executeBatch();
                    key.executeBatch();
                    use.executeBatch();
                    c.commit();
                }
            }
            if (dialect.equals("postgresql")) {
                s.execute("set maintenance_work_mem = '1GB'");
                s.execute("alter table identity_blocking_key add primary key (key_hash, registration_id)");
                s.execute("create index identity_blocking_key_registration on identity_blocking_key (registration_id)");
                c.commit();
            }
            c.setAutoCommit(true);
            s.execute("analyze");
        }
        System.out.printf("loaded %d in %.0f s%n", people, (System.nanoTime() - start) / 1e9);
    }

    private static void add(
            int i,
            Timestamp now,
            PreparedStatement row,
            PreparedStatement person,
            PreparedStatement key,
            PreparedStatement use)
            throws SQLException {
        Demographics demographics = PatientDemographics.of(person(i));
        set(row, CLINIC, "urn:loaded", "L" + i, "load" + i, DemographicsText.write(demographics), now);
        set(person, "load" + i, i + 1L, now);
        Set<Long> hashes = new TreeSet<>();
        for (BlockingKey k : BlockingKeys.of(demographics)) {
            if (hashes.add(k.hash())) {
                set(key, k.hash(), i + 1L, k.kind());
            }
        }
        for (SharedValues.Use u : SharedValues.of(demographics)) {
            set(use, u.value(), u.name(), i + 1L, u.kind().name());
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }

    private void decide(int people, int registrations, int together) {
        JdbcPersonIndex index = new JdbcPersonIndex(jdbc, MatchPolicy.shipped(), Clock.systemUTC());
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        long run = System.currentTimeMillis();
        int warm = Math.max(together, 2000 / together * together);
        register(index, transaction, people, 0, warm, together, run);
        long start = System.nanoTime();
        double[] ms = register(index, transaction, people, warm, warm + registrations, together, run);
        double seconds = (System.nanoTime() - start) / 1e9;
        Arrays.sort(ms);
        System.out.printf(
                "%d people, %d in a transaction: %.0f registrations/s; transaction ms p50 %.2f p99 %.2f max %.2f%n",
                people,
                together,
                registrations / seconds,
                ms[ms.length / 2],
                ms[ms.length * 99 / 100],
                ms[ms.length - 1]);
        System.out.printf(
                "linked to somebody %d, queued %d%n",
                jdbc.sql("select count(*) from identity_registration where source = ? and person_id like 'load%'")
                        .param("run" + run)
                        .query(Long.class)
                        .single(),
                jdbc.sql("select count(*) from identity_decision d join identity_registration r on r.id = d.other"
                                + " where d.queued and r.source = ?")
                        .param("run" + run)
                        .query(Long.class)
                        .single());
    }

    private static double[] register(
            JdbcPersonIndex index,
            TransactionTemplate transaction,
            int people,
            int from,
            int to,
            int together,
            long run) {
        double[] ms = new double[(to - from + together - 1) / together];
        int n = 0;
        for (int i = from; i < to; i += together) {
            Map<Registration, Patient> some = new LinkedHashMap<>();
            for (int k = i; k < Math.min(to, i + together); k++) {
                Random random = new Random(run + k);
                Patient patient = k % 2 == 0
                        ? slipped(person(random.nextInt(people)), random)
                        : person(people + (int) (run % 100000) * 1000 + k);
                some.put(new Registration("run" + run, "urn:run", "R" + k), patient);
            }
            long start = System.nanoTime();
            transaction.executeWithoutResult(tx -> index.update(some, List.of()));
            ms[n++] = (System.nanoTime() - start) / 1e6;
        }
        return ms;
    }

    private static Patient slipped(Patient patient, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> patient.getTelecom().clear();
            case 1 -> patient.getAddress().clear();
            case 2 -> patient.getNameFirstRep()
                    .setFamily(patient.getNameFirstRep().getFamily() + "e");
            default -> patient.getIdentifier().clear();
        }
        return patient;
    }

    /** The person behind a number: names as frequent as in the census, a sex that goes with the given name. */
    private static Patient person(int i) {
        Random random = new Random(i * 7919L + 17);
        Patient patient = new Patient();
        String given = GIVEN.next(random);
        patient.addName()
                .addGiven(given)
                .addGiven(random.nextInt(2) == 0 ? GIVEN.next(random) : "")
                .setFamily(FAMILY.next(random));
        patient.setBirthDateElement(new DateType(
                LocalDate.of(1930, 1, 1).plusDays(random.nextInt(33_000)).toString()));
        boolean female = (given.hashCode() & 1) == 0 ^ random.nextInt(200) == 0;
        patient.setGender(female ? AdministrativeGender.FEMALE : AdministrativeGender.MALE);
        patient.addTelecom()
                .setSystem(ContactPointSystem.PHONE)
                .setValue(Long.toString(2_000_000_000L + random.nextInt(790_000_000)));
        patient.addAddress()
                .addLine((1 + random.nextInt(4000)) + " " + FAMILY.next(random) + " Street")
                .setCity(FAMILY.next(random))
                .setState("MA")
                .setPostalCode(String.format("%05d", 1000 + random.nextInt(700)));
        if (random.nextInt(3) > 0) {
            patient.addIdentifier()
                    .setSystem("http://hl7.org/fhir/sid/us-ssn")
                    .setValue(Integer.toString(100_000_000 + random.nextInt(560_000_000)));
        }
        return patient;
    }

    /** Names with the share of the population that each rank has. */
    private record Names(List<String> names, double[] upTo) {
        static Names of(List<String> ranked, DoubleUnaryOperator bitsOfRank) {
            double[] upTo = new double[ranked.size()];
            double sum = 0;
            for (int rank = 1; rank <= upTo.length; rank++) {
                sum += Math.pow(2, -bitsOfRank.applyAsDouble(Math.log(rank) / Math.log(2)));
                upTo[rank - 1] = sum;
            }
            return new Names(ranked, upTo);
        }

        String next(Random random) {
            int at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
            return names.get(at < 0 ? -at - 1 : at);
        }
    }

    private static List<String> givenByRank() {
        return TsvTable.rows(Demographics.class, "given-names.tsv")
                .filter(row -> !row.cell(1).isEmpty())
                .sorted(Comparator.comparingInt(row -> Integer.parseInt(row.cell(1))))
                .map(row -> row.cell(0))
                .toList();
    }
}
