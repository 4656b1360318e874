package org.healthrecord.fhir.store.read;

class ChartReadsOnH2Test extends ChartReadsContract {}
