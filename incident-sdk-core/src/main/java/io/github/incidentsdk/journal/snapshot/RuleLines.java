package io.github.incidentsdk.journal.snapshot;

import io.github.incidentsdk.journal.JournalLine.Ruled;
import io.github.incidentsdk.model.RuleState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The lines that say where rules are: of each label set the newest, and what takes back what an older one says. */
final class RuleLines {

    private static final int FIRST_SWEEP = 4_096;

    private final Map<Object, Slot> slots = new HashMap<>();

    /** What each line says something of. */
    private final TreeMap<Long, List<Slot>> lines = new TreeMap<>();

    private int said;
    private boolean isScoring;
    private int nextSweep = FIRST_SWEEP;

    /** One label set of a rule. */
    private record Where(String rule, Map<String, String> by) {}

    /** Since when a rule is scored. */
    private record Mark(String rule) {}

    /** Something of which only the newest line counts. */
    private static final class Slot {
        private final Object of;
        private long newest;
        private boolean live;
        private String mark = "";

        Slot(Object of) {
            this.of = of;
        }
    }

    void ruled(Ruled line) {
        List<Slot> of = new ArrayList<>(line.evaluated().size() + line.states().size());
        for (String rule : line.evaluated()) {
            of.add(newest(rule, line.seq(), true));
        }
        for (RuleState state : line.states()) {
            of.add(newest(state.rule(), line.seq(), true));
            of.add(newest(
                    new Where(state.rule(), state.by()),
                    line.seq(),
                    !state.levels().isEmpty()));
            if (state.isAboutScoring()) {
                of.add(mark(state, line.seq()));
            }
        }
        lines.put(line.seq(), of);
        said += of.size();
        if (said > nextSweep) {
            sweep();
            nextSweep = Math.max(FIRST_SWEEP, 2 * said);
        }
    }

    private Slot newest(Object of, long seq, boolean live) {
        Slot slot = slots.computeIfAbsent(of, Slot::new);
        slot.newest = seq;
        slot.live = live;
        return slot;
    }

    /** Said again it changes nothing: the first line counts. */
    private Slot mark(RuleState state, long seq) {
        Slot slot = slots.computeIfAbsent(new Mark(state.rule()), Slot::new);
        if (!slot.mark.equals(state.condition())) {
            slot.mark = state.condition();
            slot.newest = seq;
            slot.live = !slot.mark.equals(RuleState.LIVE);
            isScoring = slots.values().stream().anyMatch(each -> each.of instanceof Mark && each.live);
        }
        return slot;
    }

    /** Whether some rule is in shadow mode. */
    boolean isScoring() {
        return isScoring;
    }

    /** Forgets lines that nobody needs, oldest first: what takes something back is needed while that is there. */
    private void sweep() {
        Set<Slot> saidBefore = new HashSet<>();
        lines.entrySet().removeIf(line -> {
            long seq = line.getKey();
            boolean needed = line.getValue().stream()
                    .anyMatch(slot -> slot.newest == seq && (slot.live || saidBefore.contains(slot)));
            if (needed) {
                saidBefore.addAll(line.getValue());
            }
            return !needed;
        });
        slots.values().removeIf(slot -> !saidBefore.contains(slot));
        said = lines.values().stream().mapToInt(List::size).sum();
    }

    void addTo(Numbers needed) {
        sweep();
        lines.keySet().forEach(needed::add);
    }
}
