/** What a message would become, without any effect. */
@NullMarked
package org.healthrecord.admin.preview;

import org.jspecify.annotations.NullMarked;
