/** What browsers and what lies between them and this server are told about {@code /fhir}. */
@NullMarked
package org.healthrecord.fhir.rest.web;

import org.jspecify.annotations.NullMarked;
