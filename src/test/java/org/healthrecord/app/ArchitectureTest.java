package org.healthrecord.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

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
                    "org.healthrecord.fhir.chart")
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
    static final ArchRule noCyclesBetweenFormats = slices().matching("org.healthrecord.mapping.(*)..")
            .should()
            .beFreeOfCycles()
            .because("each format can be read alone");
}
