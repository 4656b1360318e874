/** The audit as it is read: by auditors, and by the people whose charts were seen. */
@NullMarked
package org.healthrecord.access.audit.view;

import org.jspecify.annotations.NullMarked;
