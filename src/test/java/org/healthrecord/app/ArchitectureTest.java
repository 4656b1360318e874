package org.healthrecord.app;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.healthrecord.fhir.chart.port.ChartReader;
import org.healthrecord.fhir.chart.port.MessageArchive;
import org.healthrecord.fhir.store.read.BulkRows;
import org.healthrecord.fhir.store.read.ChartIndex;
import org.healthrecord.fhir.store.read.ChartReads;

/** The walls of the house. */
@AnalyzeClasses(packages = "org.healthrecord", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule mappingIsPure = noClasses()
            .that()
            .resideInAPackage("org.healthrecord.mapping..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..", "org.apache.camel..", "java.sql..", "java.net.http..", "java.nio.file..")
            .because("the same bytes must give the same assertions on every machine");

    @ArchTest
    static final ArchRule mappingHasNoClock = noClasses()
            .that()
            .resideInAnyPackage("org.healthrecord.mapping..", "org.healthrecord.fhir.chart.consolidation..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("a chart is a function of its messages");

    @ArchTest
    static final ArchRule consolidationIsPure = noClasses()
            .that()
            .resideInAPackage("org.healthrecord.fhir.chart.consolidation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "java.sql..",
                    "java.io..",
                    "ca.uhn.fhir.jpa..",
                    "org.healthrecord.fhir.chart.assertion..",
                    "org.healthrecord.fhir.chart.projection..",
                    "org.healthrecord.fhir.chart.intake..",
                    "org.healthrecord.fhir.store..")
            .because("all assertions of a person give the person's chart, whoever asks and whenever");

    @ArchTest
    static final ArchRule ingestDoesNotKnowTheServer = noClasses()
            .that()
            .resideInAPackage("org.healthrecord.ingest..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.healthrecord.fhir..")
            .because("the application joins them through ports");

    @ArchTest
    static final ArchRule theServerDoesNotKnowIngest = noClasses()
            .that()
            .resideInAPackage("org.healthrecord.fhir..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.healthrecord.ingest..")
            .because("the application joins them through ports");

    @ArchTest
    static final ArchRule camelStaysAtTheDoor = noClasses()
            .that()
            .resideOutsideOfPackages("org.healthrecord.ingest.source..", "org.healthrecord.ingest.topic..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..")
            .because("routes receive and store, and carry hints between nodes");

    @ArchTest
    static final ArchRule identityScoringIsPure = noClasses()
            .that()
            .resideInAnyPackage("org.healthrecord.fhir.identity.score..", "org.healthrecord.fhir.identity.policy..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.sql..", "ca.uhn.fhir.jpa..")
            .because("two registrations are compared alike by the service and by the command");

    @ArchTest
    static final ArchRule batchStaysInItsRoom = noClasses()
            .that()
            .resideOutsideOfPackages("org.healthrecord.ingest.batch..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.batch..")
            .because("a job is described without Spring Batch, so that its work can be tested without it");

    @ArchTest
    static final ArchRule adminStandsAbove = noClasses()
            .that()
            .resideInAnyPackage("org.healthrecord.mapping..", "org.healthrecord.ingest..", "org.healthrecord.fhir..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.healthrecord.admin..")
            .because("what is administered does not know its administration");

    @ArchTest
    static final ArchRule noPackageCycles = slices().matching("org.healthrecord.(**)")
            .should()
            .beFreeOfCycles()
            .because("each package can be read after those it uses, and before those that use it");

    /** A room with more files than this is not read as a whole. */
    private static final int MOST_FILES = 25;

    @ArchTest
    static void noRoomIsOverfull(JavaClasses classes) {
        Map<String, Long> files = classes.stream()
                .filter(c -> !c.isNestedClass() && !c.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(files).allSatisfy((room, count) -> assertThat(count).as(room).isLessThanOrEqualTo(MOST_FILES));
    }

    /** A rebuild compares what is stored with what should be: it shows no person's data. */
    @ArchTest
    static final ArchRule onlyTheDoorReads = noClasses()
            .that()
            .resideOutsideOfPackages("org.healthrecord.fhir.exit..", "org.healthrecord.fhir.store..")
            .and()
            .doNotHaveSimpleName("ChartRebuild")
            .should()
            .callMethodWhere(target(owner(assignableTo(ChartReader.class))
                    .or(owner(assignableTo(ChartReads.class)))
                    .or(owner(assignableTo(ChartIndex.class)))
                    .or(owner(assignableTo(MessageArchive.class)))))
            .orShould()
            .callMethod(BulkRows.class, "rows", Collection.class)
            .orShould()
            .callMethodWhere(target(owner(assignableTo(IFhirResourceDao.class)))
                    .and(target(nameMatching("read.*|search.*|history.*"))))
            .because("what shows a person to anybody goes through the one door, which knows whose it is");
}
