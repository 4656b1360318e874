package org.healthrecord.fhir.identity.score;

/**
 * How much more (or less) an agreement on this very value says than one on an average value, in bits: two Smiths say
 * little, two Featherstonehaughs much.
 */
public interface Rarity {
    double givenBits(String given);

    double familyBits(String family);

    /** After the census; what a single registration is scored with. */
    Rarity CENSUS = new Rarity() {
        @Override
        public double givenBits(String given) {
            return NameTables.givenBits(given);
        }

        @Override
        public double familyBits(String family) {
            return NameTables.familyBits(family.replace(" ", ""));
        }
    };
}
