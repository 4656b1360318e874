/** The demo profile: sample clinics send their records. */
@NullMarked
package org.healthrecord.app.demo;

import org.jspecify.annotations.NullMarked;
