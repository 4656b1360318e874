package org.healthrecord.fhir.jpa;

class ChartWriterOnH2Test extends ChartWriterContract {}
