package org.healthrecord.fhir.jpa;

class ChartReadsOnH2Test extends ChartReadsContract {}
