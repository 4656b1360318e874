/** What this program is made of, held against advisories of known weaknesses, without the network. */
@NullMarked
package org.healthrecord.app.sbom;

import org.jspecify.annotations.NullMarked;
