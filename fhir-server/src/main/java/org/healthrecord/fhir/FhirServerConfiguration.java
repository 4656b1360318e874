package org.healthrecord.fhir;

import ca.uhn.fhir.batch2.jobs.config.Batch2JobsConfig;
import ca.uhn.fhir.jpa.api.config.ThreadPoolFactoryConfig;
import ca.uhn.fhir.jpa.batch2.JpaBatch2Config;
import ca.uhn.fhir.jpa.config.HapiJpaConfig;
import ca.uhn.fhir.jpa.config.r4.JpaR4Config;
import ca.uhn.fhir.jpa.subscription.channel.config.SubscriptionChannelConfig;
import org.healthrecord.fhir.exit.BulkExit;
import org.healthrecord.fhir.exit.ChartExit;
import org.healthrecord.fhir.exit.ExitConfiguration;
import org.healthrecord.fhir.exit.Sights;
import org.healthrecord.fhir.group.GroupConfiguration;
import org.healthrecord.fhir.rest.RestConfiguration;
import org.healthrecord.fhir.rest.SearchConfiguration;
import org.healthrecord.fhir.rest.export.ExportEndpoint;
import org.healthrecord.fhir.rest.subscription.SubscriptionEndpoint;
import org.healthrecord.fhir.store.FhirStoreConfiguration;
import org.healthrecord.fhir.store.OnlyWhatTheChartNeeds;
import org.healthrecord.fhir.store.StorageSettingsConfiguration;
import org.healthrecord.fhir.store.read.BulkRows;
import org.healthrecord.fhir.store.read.ChartIndex;
import org.healthrecord.fhir.store.read.ChartReads;
import org.healthrecord.fhir.store.read.FoundResources;
import org.healthrecord.fhir.store.read.StoredChartReader;
import org.healthrecord.fhir.store.read.StoredResources;
import org.healthrecord.fhir.store.search.Sieve;
import org.healthrecord.fhir.store.write.DirectChartWriter;
import org.healthrecord.fhir.store.write.SearchIndex;
import org.healthrecord.fhir.store.write.TransactionalChartWriter;
import org.healthrecord.fhir.subscription.SubscriptionConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The FHIR R4 server that holds the chart: HAPI's JPA storage, assembled here, and the REST end at {@code /fhir}. */
@Configuration
@Import({
    OnlyWhatTheChartNeeds.class,
    StorageSettingsConfiguration.class,
    FhirStoreConfiguration.class,
    HapiJpaConfig.class,
    JpaR4Config.class,
    JpaBatch2Config.class,
    Batch2JobsConfig.class,
    SubscriptionChannelConfig.class,
    ThreadPoolFactoryConfig.class,
    TransactionalChartWriter.class,
    SearchIndex.class,
    DirectChartWriter.class,
    StoredChartReader.class,
    ChartIndex.class,
    StoredResources.class,
    Sieve.class,
    FoundResources.class,
    ChartReads.class,
    ExitConfiguration.class,
    Sights.class,
    ChartExit.class,
    BulkRows.class,
    BulkExit.class,
    GroupConfiguration.class,
    SearchConfiguration.class,
    SubscriptionConfiguration.class,
    ExportEndpoint.class,
    SubscriptionEndpoint.class,
    RestConfiguration.class
})
public class FhirServerConfiguration {}
