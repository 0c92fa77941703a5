package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a list of claims says; pure. */
final class Claims {

    private Claims() {}

    static @Nullable Claim of(Actor reporter, List<Claim> claims) {
        for (int i = 0; i < claims.size(); i++) { // by hand, since this is the hot path and an iterator costs memory
            if (claims.get(i).reporter().equals(reporter)) {
                return claims.get(i);
            }
        }
        return null;
    }

    /** The claims with {@code claim} in place of the same reporter's. */
    static List<Claim> with(Claim claim, List<Claim> claims) {
        List<Claim> next = new ArrayList<>(claims.size() + 1);
        boolean replaced = false;
        for (Claim each : claims) {
            boolean same = each.reporter().equals(claim.reporter());
            next.add(same ? claim : each);
            replaced |= same;
        }
        if (!replaced) {
            next.add(claim);
        }
        return next;
    }

    static List<Claim> without(Actor reporter, List<Claim> claims) {
        return claims.stream()
                .filter(claim -> !claim.reporter().equals(reporter))
                .toList();
    }

    /** The most severe claim that holds; null when none does. */
    static @Nullable Severity worst(List<Claim> claims) {
        Severity worst = null;
        for (Claim claim : claims) {
            if (claim.holds() && (worst == null || claim.severity().moreSevereThan(worst))) {
                worst = claim.severity();
            }
        }
        return worst;
    }

    /**
     * What is left when somebody ends the incident over all heads: code's claim is over, those of rules and guards are kept as
     * overruled, since their reporters may still see it.
     */
    static List<Claim> overruled(List<Claim> claims) {
        return claims.stream()
                .filter(claim -> claim.reporter().kind() != Actor.Kind.CODE)
                .map(claim -> new Claim(
                        claim.reporter(), claim.severity(), claim.metrics(), claim.since(), Claim.State.OVERRULED))
                .toList();
    }
}
