package org.healthrecord.admin.source;

import org.healthrecord.admin.preview.SourcePreview;
import org.jspecify.annotations.Nullable;

/**
 * What came of trying one channel.
 *
 * @param state   COMPLETE where the connection serves
 * @param preview what the fetched record would become; null where there was none
 */
record SourceTrial(String channel, String state, String detail, @Nullable SourcePreview preview) {}
