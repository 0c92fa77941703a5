package io.github.incidentsdk.testing.backtest.replay;

import io.github.incidentsdk.lifecycle.IncidentLog;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.testing.backtest.report.Episode;
import io.github.incidentsdk.testing.backtest.report.Transition;
import io.github.incidentsdk.testing.backtest.report.Transition.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes transitions and episodes of what happens to incidents. */
final class IncidentFollower implements IncidentLog {

    private record Open(String rule, Map<String, String> by, Severity worst, Instant from) {}

    private final Map<String, Open> open = new LinkedHashMap<>();
    private final List<Episode> episodes = new ArrayList<>();
    private List<Transition> happened = new ArrayList<>();

    @Override
    public void record(IncidentEvent event, IncidentSnapshot after) {
        Kind kind = kind(event);
        if (kind == null) {
            return;
        }
        Instant at = event.stamp().at();
        String rule = event.stamp().actor().name();
        happened.add(new Transition(at, kind, rule, after.severity(), after.by(), after.metrics(), after.key()));
        Open before = open.remove(after.key());
        if (kind == Kind.RESOLVED) {
            end(before, at, true);
        } else if (before == null) {
            open.put(after.key(), new Open(rule, after.by(), after.severity(), at));
        } else {
            Severity worst = after.severity().moreSevereThan(before.worst) ? after.severity() : before.worst;
            open.put(after.key(), new Open(before.rule, before.by, worst, before.from));
        }
    }

    private static @Nullable Kind kind(IncidentEvent event) {
        if (event instanceof IncidentEvent.Declared) {
            return Kind.OPENED;
        } else if (event instanceof IncidentEvent.Reopened) {
            return Kind.REOPENED;
        } else if (event instanceof IncidentEvent.SeverityChanged) {
            return Kind.SEVERITY_CHANGED;
        }
        return event instanceof IncidentEvent.Resolved ? Kind.RESOLVED : null;
    }

    private void end(@Nullable Open before, Instant at, boolean isOver) {
        if (before != null) {
            episodes.add(new Episode(before.rule, before.by, before.worst, before.from, at, isOver));
        }
    }

    /** Hands out what happened since the last call. */
    List<Transition> take() {
        List<Transition> taken = happened;
        happened = new ArrayList<>();
        return taken;
    }

    /** Returns the incidents by when they began; those that are open end here. */
    List<Episode> episodes(Instant end) {
        open.values().forEach(each -> end(each, end, false));
        open.clear();
        return episodes.stream().sorted(Comparator.comparing(Episode::from)).toList();
    }
}
