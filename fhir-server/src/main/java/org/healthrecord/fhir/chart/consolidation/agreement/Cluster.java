package org.healthrecord.fhir.chart.consolidation.agreement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.healthrecord.fhir.chart.consolidation.statement.Claim;
import org.healthrecord.fhir.chart.consolidation.statement.Stamp;
import org.healthrecord.fhir.chart.consolidation.value.Moment;

/** Claims found to be one fact so far. */
public final class Cluster {
    private final List<Claim> members = new ArrayList<>();
    private final List<Stamp> stamps = new ArrayList<>(1);
    private Cluster parent = this;
    private String anchor;
    private Moment moment;

    public Cluster(Claim claim) {
        members.add(claim);
        stamps.add(claim.stamp());
        anchor = claim.id();
        moment = claim.moment();
    }

    /** The cluster this one has become part of. */
    public Cluster root() {
        while (parent != parent.parent) {
            parent = parent.parent;
        }
        return parent;
    }

    boolean isRoot() {
        return parent == this;
    }

    /** The smallest id; names the cluster in any order of input. */
    String anchor() {
        return anchor;
    }

    /** The most exact time any member gives. */
    public Moment moment() {
        return moment;
    }

    public List<Claim> members() {
        return members;
    }

    boolean isCoded() {
        return members.stream().anyMatch(m -> m.concept().isCoded());
    }

    Set<String> words() {
        Set<String> words = new TreeSet<>();
        members.forEach(m -> words.addAll(m.concept().words()));
        return words;
    }

    boolean contradicts(Cluster other) {
        for (Stamp stamp : stamps) {
            for (Stamp theirs : other.stamps) {
                if (stamp.contradicts(theirs)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Joins two roots. */
    public void unite(Cluster other) {
        Cluster host = members.size() >= other.members.size() ? this : other;
        Cluster guest = host == this ? other : this;
        guest.parent = host;
        host.members.addAll(guest.members);
        host.stamps.addAll(guest.stamps);
        host.anchor = host.anchor.compareTo(guest.anchor) <= 0 ? host.anchor : guest.anchor;
        host.moment = EXACTNESS.compare(host.moment, guest.moment) <= 0 ? host.moment : guest.moment;
    }

    private static final Comparator<Moment> EXACTNESS =
            Comparator.comparing(Moment::said).reversed().thenComparing(Moment::local);

    /** The distinct keys that any member has. */
    public Set<String> keys(Keys keys) {
        Set<String> all = new LinkedHashSet<>();
        members.forEach(m -> all.addAll(keys.of(m)));
        return all;
    }
}
