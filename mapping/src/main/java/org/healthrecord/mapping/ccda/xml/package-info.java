/** Reading a document: hardened, tolerant of namespaces, with the place of every element. */
@NullMarked
package org.healthrecord.mapping.ccda.xml;

import org.jspecify.annotations.NullMarked;
