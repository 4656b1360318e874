/** What every user of a database needs: which database it is, locks by name, which failure passes, work at intervals. */
@NullMarked
package org.healthrecord.database;

import org.jspecify.annotations.NullMarked;
