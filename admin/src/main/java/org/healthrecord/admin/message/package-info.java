/** Messages and their records: search, detail, excerpt. */
@NullMarked
package org.healthrecord.admin.message;

import org.jspecify.annotations.NullMarked;
