/** The header of a document: patient, participants, the encounter it documents, and the document itself. */
@NullMarked
package org.healthrecord.mapping.ccda.header;

import org.jspecify.annotations.NullMarked;
