/** The runnable application: joins what the modules offer. */
@NullMarked
package org.healthrecord.app;

import org.jspecify.annotations.NullMarked;
