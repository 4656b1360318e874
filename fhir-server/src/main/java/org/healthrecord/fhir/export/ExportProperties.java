package org.healthrecord.fhir.export;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of exports.
 *
 * @param directory            of the files, which all nodes share; {@code exports} in the data folder where null
 * @param keep                 how long files can be fetched
 * @param open                 how many exports of one caller may be unfinished
 * @param segment              after how many resources the files written so far become whole
 * @param requiresAccessToken  whether files are fetched with the token with which the export was asked for
 */
@ConfigurationProperties("health-record.exports")
public record ExportProperties(
        @Nullable String directory,
        @DefaultValue("24h") Duration keep,
        @DefaultValue("5") int open,
        @DefaultValue("200000") int segment,
        @DefaultValue("true") boolean requiresAccessToken) {}
