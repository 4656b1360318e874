/** Tab-separated tables that are shipped beside the classes that read them. */
@NullMarked
package org.healthrecord.mapping.tsv;

import org.jspecify.annotations.NullMarked;
