package org.healthrecord.fhir.identity.score;

/**
 * How much more (or less) an agreement on this very value says than one on an average value, in bits: two Smiths say
 * little, two Featherstonehaughs much.
 */
public interface Rarity {
    double given(String given);

    double family(String family);

    /** After the census; what a single registration is scored with. */
    Rarity CENSUS = new Rarity() {
        private static final double AVERAGE_GIVEN = 9;
        private static final double AVERAGE_FAMILY = 11.5;

        @Override
        public double given(String given) {
            return NameTables.givenBits(given) - AVERAGE_GIVEN;
        }

        @Override
        public double family(String family) {
            return NameTables.familyBits(family) - AVERAGE_FAMILY;
        }
    };
}
