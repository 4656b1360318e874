/** What is at /fhir beside HAPI's own resource providers. */
@NullMarked
package org.healthrecord.fhir.rest;

import org.jspecify.annotations.NullMarked;
