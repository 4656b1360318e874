package org.healthrecord.admin.source;

import org.jspecify.annotations.Nullable;

/** What an administrator sends with a decision: why it is so. */
record SourceReason(@Nullable String reason) {}
