package org.healthrecord.mapping;

import java.util.List;
import java.util.function.UnaryOperator;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Unit;
import org.healthrecord.mapping.text.ControlCharacters;
import org.hl7.fhir.r4.model.Resource;

/** A unit whose mapping goes through one more step. Its names hold no control characters, so that every store takes them. */
record UnitAndThen(Unit unit, UnaryOperator<Mapping> step) implements Unit {
    @Override
    public String selector() {
        return ControlCharacters.cleaned(unit.selector());
    }

    @Override
    public String patientKey() {
        return ControlCharacters.cleaned(unit.patientKey());
    }

    @Override
    public String kind() {
        return ControlCharacters.cleaned(unit.kind());
    }

    @Override
    public String controlId() {
        return ControlCharacters.cleaned(unit.controlId());
    }

    @Override
    public boolean holds(String place) {
        return unit.holds(place);
    }

    @Override
    public List<Resource> envelope() {
        return unit.envelope();
    }

    @Override
    public Mapping map() {
        return step.apply(unit.map());
    }
}
