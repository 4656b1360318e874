@NullMarked
package org.healthrecord.fhir.exit.view;

import org.jspecify.annotations.NullMarked;
