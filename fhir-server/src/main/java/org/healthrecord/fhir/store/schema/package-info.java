/** The store's database and tables. */
@NullMarked
package org.healthrecord.fhir.store.schema;

import org.jspecify.annotations.NullMarked;
