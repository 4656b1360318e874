package org.healthrecord.admin.person;

import org.jspecify.annotations.Nullable;

/** What a steward sends with a decision: why it is so. */
record ReasonRequest(@Nullable String reason) {}
