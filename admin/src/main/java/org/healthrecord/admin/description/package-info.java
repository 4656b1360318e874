/** Serves the description of the admin API (OpenAPI 3). */
@NullMarked
package org.healthrecord.admin.description;

import org.jspecify.annotations.NullMarked;
