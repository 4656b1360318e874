/** Products, doses and schedules that several entries share. */
@NullMarked
package org.healthrecord.mapping.ccda.entry.product;

import org.jspecify.annotations.NullMarked;
