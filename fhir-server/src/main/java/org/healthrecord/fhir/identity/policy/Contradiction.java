package org.healthrecord.fhir.identity.policy;

import static org.healthrecord.fhir.identity.score.Field.BIRTH_DATE;
import static org.healthrecord.fhir.identity.score.Field.FAMILY;
import static org.healthrecord.fhir.identity.score.Field.GIVEN;
import static org.healthrecord.fhir.identity.score.Field.SEX;
import static org.healthrecord.fhir.identity.score.Field.SSN;

import org.healthrecord.fhir.identity.score.Comparison;
import org.healthrecord.fhir.identity.score.Demographics;
import org.healthrecord.fhir.identity.score.Level;
import org.healthrecord.fhir.identity.score.Scorer;

/**
 * Whether what comes under a record number can be the number's own person. One thing changes for a reason: a name with
 * a marriage, a sex with a correction, a birth date with a typing error, a newborn's stand-in name with the naming.
 * Another person differs in most of them at once.
 */
public final class Contradiction {
    private static final Scorer SCORER = Scorer.shipped();

    private Contradiction() {}

    public static boolean between(Demographics stood, Demographics came) {
        Comparison c = SCORER.compare(stood, came);
        boolean given = c.is(GIVEN, Level.DIFFERENT, Level.NEIGHBOUR) && !c.unnamed();
        boolean family = c.is(FAMILY, Level.DIFFERENT);
        boolean sex = c.is(SEX, Level.DIFFERENT);
        boolean birth = c.is(BIRTH_DATE, Level.DIFFERENT, Level.AREA, Level.PART) && !c.vagueBirth();
        boolean otherBirth = c.is(BIRTH_DATE, Level.DIFFERENT) && !c.vagueBirth();
        if (given && (birth || c.is(BIRTH_DATE, Level.CLOSE) && c.yearsApart() > 1) && (family || sex || otherBirth)) {
            return true;
        }
        boolean ownNumber = c.is(SSN, Level.SAME);
        boolean missingBirth = c.is(BIRTH_DATE, Level.MISSING) || c.vagueBirth();
        return !ownNumber && family && (otherBirth && sex || missingBirth && given && sex);
    }
}
