package org.healthrecord.fhir.store.write;

class SameRowsAsHapiOnH2Test extends SameRowsAsHapiContract {}
