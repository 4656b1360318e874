/** Holds chains of audit entries against what they should be: pure. */
@NullMarked
package org.healthrecord.access.audit.chain;

import org.jspecify.annotations.NullMarked;
