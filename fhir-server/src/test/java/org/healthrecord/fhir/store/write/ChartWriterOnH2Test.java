package org.healthrecord.fhir.store.write;

class ChartWriterOnH2Test extends ChartWriterContract {}
