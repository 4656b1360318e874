package org.healthrecord.fhir.store;

import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.config.SubscriptionSettings;
import ca.uhn.fhir.jpa.model.entity.StorageSettings;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How HAPI keeps the chart: one writer that knows all ids, no history, no checks the chart itself guarantees. */
@Configuration
public class StorageSettingsConfiguration {
    @Bean
    JpaStorageSettings storageSettings() {
        JpaStorageSettings settings = new JpaStorageSettings();
        writing(settings);
        indexing(settings);
        searching(settings);
        settings.setExpungeEnabled(false);
        settings.setAllowMultipleDelete(false);
        settings.setEnableTaskBulkImportJobExecution(false);
        settings.setEnableTaskPreExpandValueSets(false);
        settings.setEnableTaskResourceReindexing(false);
        return settings;
    }

    private static void writing(JpaStorageSettings settings) {
        settings.setResourceServerIdStrategy(JpaStorageSettings.IdStrategyEnum.UUID);
        settings.setResourceClientIdStrategy(JpaStorageSettings.ClientIdStrategyEnum.ANY);
        // What a record said before a correction, or whose it was before a separation, must not be readable.
        settings.setResourceDbHistoryEnabled(false);
        settings.setEnforceReferentialIntegrityOnWrite(false);
        // A sender's odd reference (a device as performer) must not keep the whole record out of the chart.
        settings.setEnforceReferenceTargetTypes(false);
        settings.setEnforceReferentialIntegrityOnDelete(false);
        settings.setAutoCreatePlaceholderReferenceTargets(false);
        settings.setAllowInlineMatchUrlReferences(false);
        settings.setMatchUrlCacheEnabled(false);
        settings.setTagStorageMode(JpaStorageSettings.TagStorageModeEnum.INLINE);
        settings.setStoreMetaSourceInformation(JpaStorageSettings.StoreMetaSourceInformationEnum.NONE);
        settings.setUniqueIndexesEnabled(false);
    }

    private static void indexing(JpaStorageSettings settings) {
        settings.setIndexMissingFields(StorageSettings.IndexEnabledEnum.DISABLED);
        settings.setIndexStorageOptimized(true);
        settings.setSuppressStringIndexingInTokens(true);
        settings.setIndexOnContainedResources(false);
        settings.setMarkResourcesForReindexingUponSearchParameterChange(false);
        settings.setHibernateSearchIndexSearchParams(false);
        settings.setHibernateSearchIndexFullText(false);
        settings.setAllowContainsSearches(true);
        // A directory of all search parameters, which searches do not read.
        settings.setWriteToSearchParamIdentityTable(false);
    }

    private static void searching(JpaStorageSettings settings) {
        // A chart that is a minute old shows a medicine the clinic has just stopped.
        settings.setReuseCachedSearchResultsForMillis(null);
        settings.setSearchPreFetchThresholds(List.of(50, 200, -1));
        settings.setFetchSizeDefaultMaximum(null);
        settings.setFilterParameterEnabled(false);
    }

    @Bean
    static ParserSettings parserSettings() {
        return new ParserSettings();
    }

    @Bean
    PartitionSettings partitionSettings() {
        return new PartitionSettings();
    }

    @Bean
    SubscriptionSettings subscriptionSettings() {
        return new SubscriptionSettings();
    }
}
