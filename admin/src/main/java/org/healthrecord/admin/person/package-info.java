/** Who is who: people, their links and the review queue. */
@NullMarked
package org.healthrecord.admin.person;

import org.jspecify.annotations.NullMarked;
