/** The gate: each request's caller by key, token or session, and where it may go at all. */
@NullMarked
package org.healthrecord.access.gate;

import org.jspecify.annotations.NullMarked;
