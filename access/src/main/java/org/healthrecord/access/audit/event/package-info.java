/** What is audited: pure descriptions of what was done, by whom, and of whose chart. */
@NullMarked
package org.healthrecord.access.audit.event;

import org.jspecify.annotations.NullMarked;
