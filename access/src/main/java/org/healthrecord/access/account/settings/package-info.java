/** What an installation may set about accounts. */
@NullMarked
package org.healthrecord.access.account.settings;

import org.jspecify.annotations.NullMarked;
