/** What a document states, while it is being mapped: drafts of assertions, their keys, the directory, the issues. */
@NullMarked
package org.healthrecord.mapping.ccda.document;

import org.jspecify.annotations.NullMarked;
