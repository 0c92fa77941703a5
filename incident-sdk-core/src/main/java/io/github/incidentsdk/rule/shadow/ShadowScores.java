package io.github.incidentsdk.rule.shadow;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentOutline;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.RuleState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Scores rules in shadow mode; for all threads.
 *
 * <p>Fed with everything that happens, be it now or read back from the journal, so a restart knows what the process before it
 * knew. When a rule began to be scored as it is, is told by {@link #begin}, to be kept in the journal among the states of rules.
 */
public final class ShadowScores {

    private static final String SHADOW = RuleState.SHADOW;
    private static final String LIVE = RuleState.LIVE;

    private final Map<String, Tally> byRule = new LinkedHashMap<>();
    private final Set<String> types = new HashSet<>();

    /** Rules that were in shadow mode last, configured so or not. */
    private final Set<String> known = new HashSet<>();

    private final Map<What, Declared> declared = new HashMap<>();
    private final Map<What, Map<String, Would>> claimed = new HashMap<>();

    /** What an incident is about, whoever says so. */
    private record What(String type, Map<String, String> by) {}

    /** An incident that was declared and is open, with the rules that would have opened it. */
    private record Declared(Instant since, Set<String> seenBy) {}

    /** What a rule in shadow mode claims. */
    private static final class Would {
        private final Instant since;
        private final boolean counts;
        private boolean hit;

        Would(Instant since, boolean counts) {
            this.since = since;
            this.counts = counts;
        }
    }

    public ShadowScores(Collection<ShadowRule> rules) {
        for (ShadowRule rule : rules) {
            byRule.put(rule.id(), new Tally(rule));
            types.add(rule.declares());
        }
    }

    /** Takes what the journal kept of the states of rules, oldest first: some of it says since when a rule is scored. */
    public synchronized void note(Instant at, List<RuleState> states) {
        for (RuleState state : states) {
            if (!state.levels().isEmpty()) {
                continue;
            }
            if (state.condition().equals(LIVE)) {
                known.remove(state.rule());
                restart(state.rule(), LIVE, at);
            } else if (state.condition().startsWith(SHADOW)) {
                known.add(state.rule());
                restart(state.rule(), state.condition(), at);
            }
        }
    }

    private void restart(String rule, String condition, Instant at) {
        Tally tally = byRule.get(rule);
        if (tally == null) {
            return;
        }
        if (!condition.equals(SHADOW + tally.rule().says())) {
            tally.stop();
        } else if (!tally.hasBegun()) {
            tally.begin(at);
        }
    }

    /**
     * Begins to score what has not been scored as it is now.
     *
     * @return what the journal has to keep of that
     */
    public synchronized List<RuleState> begin(Instant now) {
        List<RuleState> kept = new ArrayList<>();
        for (Tally tally : byRule.values()) {
            if (!tally.hasBegun()) {
                tally.begin(now);
                kept.add(state(tally.rule().id(), SHADOW + tally.rule().says()));
            }
        }
        for (String rule : known) {
            if (!byRule.containsKey(rule)) {
                kept.add(state(rule, LIVE));
            }
        }
        known.clear();
        return kept;
    }

    private static RuleState state(String rule, String condition) {
        return new RuleState(rule, Map.of(), condition, List.of());
    }

    /** Takes what an incident looks like after something happened. */
    public void note(Instant at, IncidentSnapshot incident) {
        if (isAbout(incident)) {
            What what = new What(incident.type(), incident.by());
            synchronized (this) {
                if (incident.shadow()) {
                    claims(what, incident, at);
                } else {
                    declaration(what, incident);
                }
            }
        }
    }

    /** Whether rules in shadow mode can be compared with it. */
    public boolean isAbout(IncidentOutline incident) {
        return types.contains(incident.type()) && !incident.drill();
    }

    private void claims(What what, IncidentSnapshot incident, Instant at) {
        Map<String, Would> before = claimed.computeIfAbsent(what, none -> new HashMap<>());
        Set<String> holding = new HashSet<>();
        for (Claim claim : incident.claims()) {
            if (claim.holds() && claim.reporter().kind() == Actor.Kind.RULE) {
                holding.add(claim.reporter().name());
            }
        }
        for (Iterator<Map.Entry<String, Would>> each = before.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<String, Would> entry = each.next();
            if (!holding.contains(entry.getKey())) {
                each.remove();
                ended(entry.getKey(), entry.getValue());
            }
        }
        for (String rule : holding) {
            Tally tally = byRule.get(rule);
            if (tally != null && !before.containsKey(rule)) {
                before.put(rule, opened(tally, what, at));
            }
        }
        if (before.isEmpty()) {
            claimed.remove(what);
        }
    }

    private Would opened(Tally tally, What what, Instant at) {
        Would would = new Would(at, tally.counts(at));
        if (would.counts) {
            tally.opened();
        }
        Declared open = declared.get(what);
        if (open != null) {
            meet(tally, would, open);
        }
        return would;
    }

    private void ended(String rule, Would would) {
        Tally tally = byRule.get(rule);
        if (tally != null && would.counts && !would.hit && tally.counts(would.since)) {
            tally.wasFalse();
        }
    }

    private void declaration(What what, IncidentSnapshot incident) {
        Declared open = declared.get(what);
        if (incident.isOpen() && open == null) {
            Declared fresh = new Declared(incident.openedAt(), new HashSet<>());
            declared.put(what, fresh);
            claimed.getOrDefault(what, Map.of()).forEach((rule, would) -> {
                Tally tally = byRule.get(rule);
                if (tally != null) {
                    meet(tally, would, fresh);
                }
            });
        } else if (!incident.isOpen() && open != null) {
            declared.remove(what);
            for (Tally tally : byRule.values()) {
                boolean missed = !open.seenBy().contains(tally.rule().id());
                if (missed && tally.rule().declares().equals(what.type()) && tally.counts(open.since())) {
                    tally.missed();
                }
            }
        }
    }

    private void meet(Tally tally, Would would, Declared open) {
        boolean first = open.seenBy().add(tally.rule().id());
        if (would.counts && !would.hit && tally.counts(would.since)) {
            would.hit = true;
            tally.hit();
        }
        if (first && would.counts && tally.counts(open.since())) {
            tally.earlierBy(Duration.between(would.since, open.since()));
        }
    }

    /** The score of a rule; empty when it is not in shadow mode. */
    public synchronized Optional<ShadowScore> of(String rule) {
        Tally tally = byRule.get(rule);
        return tally == null ? Optional.empty() : Optional.ofNullable(tally.score());
    }
}
