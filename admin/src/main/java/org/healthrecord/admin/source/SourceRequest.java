package org.healthrecord.admin.source;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A source to be.
 *
 * @param definition with the names of the configuration ({@code health-record.sources})
 * @param version    the one that was looked at; needed for a change
 * @param reason     why, for those who look at the decisions later
 */
record SourceRequest(@Nullable Map<String, Object> definition, @Nullable Integer version, @Nullable String reason) {}
