/** Persons from registrations: pairwise decisions and stated links, clustered. Pure; order of arrival plays no part. */
@NullMarked
package org.healthrecord.fhir.identity.cluster;

import org.jspecify.annotations.NullMarked;
