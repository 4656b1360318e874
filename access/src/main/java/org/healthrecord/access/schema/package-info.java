/** The tables of accounts, keys, tokens and audit, in the chart's database. */
@NullMarked
package org.healthrecord.access.schema;

import org.jspecify.annotations.NullMarked;
