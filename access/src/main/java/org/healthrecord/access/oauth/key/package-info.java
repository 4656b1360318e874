/** The keys that sign tokens: made, rotated and shared by the nodes through the database. */
@NullMarked
package org.healthrecord.access.oauth.key;

import org.jspecify.annotations.NullMarked;
