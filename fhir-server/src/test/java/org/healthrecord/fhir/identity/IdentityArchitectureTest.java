package org.healthrecord.fhir.identity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.healthrecord.fhir.identity", importOptions = ImportOption.DoNotIncludeTests.class)
class IdentityArchitectureTest {

    @ArchTest
    static final ArchRule decidingIsPure = noClasses()
            .that()
            .resideInAnyPackage("..identity.score..", "..identity.policy..", "..identity.cluster..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "java.sql..",
                    "javax.sql..",
                    "ca.uhn..",
                    "org.hl7..",
                    "java.net..",
                    "java.nio.file..")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID")
            .because(
                    "who is who must be a function of what is known: the same on every machine, at any time, in any order");

    @ArchTest
    static final ArchRule noCycles = slices().matching("org.healthrecord.fhir.(identity..)")
            .should()
            .beFreeOfCycles()
            .because("scoring knows no policy, policy no clustering, and none of them the store");
}
