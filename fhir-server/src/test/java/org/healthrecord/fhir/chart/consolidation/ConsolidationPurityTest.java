package org.healthrecord.fhir.chart.consolidation;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.UUID;

@AnalyzeClasses(
        packages = "org.healthrecord.fhir.chart.consolidation",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ConsolidationPurityTest {

    @ArchTest
    static final ArchRule KNOWS_NO_MACHINERY = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "org.springframework..",
                    "jakarta..",
                    "java.io..",
                    "java.nio.file..",
                    "java.sql..",
                    "java.net..",
                    "ca.uhn.fhir.jpa..",
                    "ca.uhn.fhir.rest..",
                    "ca.uhn.fhir.parser.."))
            .because("the chart is a function of the statements: it must come out the same on every machine");

    @ArchTest
    static final ArchRule KNOWS_NO_CLOCK = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .because("the same statements give the same chart today and tomorrow");
}
