package io.github.incidentsdk.rule.engine;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.rule.sight.Sight;
import io.github.incidentsdk.rule.state.Pace;
import io.github.incidentsdk.rule.state.Verdict;
import io.github.incidentsdk.rule.state.Verdicts;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What held an incident before a restart: suppliers are registered one after the other, so until it is there again, what others
 * say is no recovery, for as long as where it vanished.
 */
final class Awaited {

    private final Map<String, String> tags;
    private final Set<String> unsaid;
    private final long patience;
    private boolean begun;
    private long waited;

    /**
     * @param tags of the incident, among them the labels of the series that was told of last
     * @param unsaid the names of tags that no series has said, and of labels that all series of the incident have
     * @param patienceNanos how long it is waited for
     */
    Awaited(Map<String, String> tags, Set<String> unsaid, long patienceNanos) {
        this.tags = new HashMap<>(tags);
        this.tags.keySet().removeAll(unsaid);
        this.unsaid = unsaid;
        this.patience = patienceNanos;
    }

    /** Makes of what is false of a group what is gone; false when there is nothing to wait for any more. */
    boolean hold(Group group, Sight sight, Verdicts verdicts, int levels, Pace pace) {
        waited += begun ? pace.elapsed() - pace.unseen() : 0;
        begun = true;
        if (waited >= patience || (!sight.foldsSeries() && group.anyThere(sight, this::isIt))) {
            return false;
        }
        for (int level = 0; level < levels; level++) {
            if (verdicts.level(level) == Verdict.FALSE) {
                verdicts.level(level, Verdict.GONE);
            }
        }
        return true;
    }

    private boolean isIt(Labels labels) {
        int same = 0;
        for (int i = 0; i < labels.size(); i++) {
            if (!unsaid.contains(labels.name(i))) {
                if (!labels.value(i).equals(tags.get(labels.name(i)))) {
                    return false;
                }
                same++;
            }
        }
        return same == tags.size(); // one with fewer labels is another series
    }
}
