package org.healthrecord.fhir.exit.glass;

import org.healthrecord.fhir.exit.view.BreakGlass.Broken;

/** Hears that a clinician has asked to see a whole chart: an audit. What it throws refuses the request. */
@FunctionalInterface
public interface GlassListener {
    void broken(Broken broken);
}
