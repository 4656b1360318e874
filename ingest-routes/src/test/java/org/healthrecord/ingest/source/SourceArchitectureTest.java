package org.healthrecord.ingest.source;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.healthrecord.ingest", importOptions = DoNotIncludeTests.class)
class SourceArchitectureTest {
    @ArchTest
    static final ArchRule camelStaysAtTheDoor = noClasses()
            .that()
            .resideOutsideOfPackages("..ingest.source..", "..ingest.topic..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "io.netty..")
            .because(
                    "routes receive and store, and carry hints between nodes; everything behind the inbox must run without them");

    @ArchTest
    static final ArchRule receivingKnowsOnlyTheInbox = noClasses()
            .that()
            .resideInAPackage("..ingest.source..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..ingest.pipeline..", "..ingest.admin..", "..ingest.batch..")
            .because("an acknowledgement says stored, never mapped");

    @ArchTest
    static final ArchRule protocolsDoNotKnowEachOther = slices().matching("..ingest.source.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a protocol can be taken away without the others noticing");
}
