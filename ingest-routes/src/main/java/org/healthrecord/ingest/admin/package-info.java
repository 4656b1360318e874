/** What an administrator sees of the feeds and can do about what failed. */
@NullMarked
package org.healthrecord.ingest.admin;

import org.jspecify.annotations.NullMarked;
