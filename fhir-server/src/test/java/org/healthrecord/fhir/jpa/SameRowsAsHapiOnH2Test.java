package org.healthrecord.fhir.jpa;

class SameRowsAsHapiOnH2Test extends SameRowsAsHapiContract {}
