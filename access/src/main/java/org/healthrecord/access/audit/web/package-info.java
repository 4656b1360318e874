/** Audits HTTP requests: what shows a person leaves when its event cannot be lost any more. */
@NullMarked
package org.healthrecord.access.audit.web;

import org.jspecify.annotations.NullMarked;
