package org.healthrecord.fhir.exit.view;

import java.util.Map;
import org.healthrecord.access.consent.Hidden;
import org.healthrecord.fhir.chart.view.View;

/** Of whom something is hidden from whoever is calling now, and what is left of their charts. */
public interface Restricted {
    /** Nothing is hidden from anybody: a server without consents. */
    Restricted NOTHING = new Restricted() {
        @Override
        public Map<String, Hidden> now() {
            return Map.of();
        }

        @Override
        public View view(String person, Hidden hidden) {
            throw new IllegalStateException("Nothing is hidden");
        }
    };

    /** By person; usually empty. */
    Map<String, Hidden> now();

    View view(String person, Hidden hidden);
}
