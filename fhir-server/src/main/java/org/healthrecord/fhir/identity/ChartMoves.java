package org.healthrecord.fhir.identity;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.healthrecord.fhir.identity.PersonIndex.Move;

/** Changes who is who together with the charts: one transaction, one writer alone. */
@FunctionalInterface
public interface ChartMoves {
    /**
     * @param hidden persons whose charts are not readable from now until the change is in them: they are to be taken
     *               apart
     * @param change of the person index
     * @return what the change moved
     */
    List<Move> carryOut(Collection<String> hidden, Supplier<List<Move>> change);

    /**
     * The same for a decision on persons that may move nothing and still changes what their charts say of each other.
     *
     * @param concerned the persons
     */
    default List<Move> carryOut(Collection<String> hidden, Collection<String> concerned, Supplier<List<Move>> change) {
        return carryOut(hidden, change);
    }
}
