/** What a caller of the mappers sees: payload and source profile in, units with their assertions, issues and refusals out. */
@NullMarked
package org.healthrecord.mapping.port;

import org.jspecify.annotations.NullMarked;
