package io.github.incidentsdk.rule.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.model.RuleState;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.prometheus.ActiveAlert;
import io.github.incidentsdk.rule.prometheus.AlertRun;
import io.github.incidentsdk.rule.prometheus.EarlierAlert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.zip.CRC32C;

/** What an alerting rule of Prometheus has to have kept for a restart, and how it goes on after one. */
final class AlertKeeping implements Noted {

    private final String id;
    private final AlertRun run;
    private final Function<Labels, Severity> severities;
    private final String condition;
    private final String when;

    /** What is active now, and what was kept, by the labels of the series. */
    private Map<Labels, Place> now = Map.of();

    private final Map<Labels, Place> kept = new LinkedHashMap<>();

    /** What is measured now, and what was kept of it, by the labels of the series. */
    private Map<Labels, Double> values = Map.of();

    private final Map<Labels, Measured> measured = new LinkedHashMap<>();
    private final List<Labels> moved = new ArrayList<>();
    private final Set<Labels> listed = new HashSet<>();
    private long lookedNanos;
    private long lookedMillis;

    /** A value, and when it was kept. */
    private record Measured(double value, long nanos) {}

    /** Where an alert is; times in milliseconds since the epoch. */
    private record Place(Severity severity, RuleState.Phase phase, long activeAt, long goneSince) {

        static Place of(Severity severity, boolean firing, long activeAt, long goneSince) {
            RuleState.Phase phase = !firing
                    ? RuleState.Phase.PENDING
                    : goneSince == EarlierAlert.NOT_GONE ? RuleState.Phase.FIRING : RuleState.Phase.RECOVERING;
            return new Place(severity, phase, activeAt, goneSince);
        }

        Place orFiring(Place other) {
            return phase == RuleState.Phase.PENDING ? other : this;
        }
    }

    /** Keeps what {@code run} does under {@code id}; {@code severities} are those of labels. */
    AlertKeeping(String id, AlertRun run, Function<Labels, Severity> severities) {
        this.id = id;
        this.run = run;
        this.severities = severities;
        CRC32C sum = new CRC32C();
        sum.update(run.rule().expression().getBytes(UTF_8));
        this.condition = Long.toHexString(sum.getValue());
        this.when = Shown.condition(run.rule().expression());
    }

    @Override
    public String id() {
        return id;
    }

    /** The rule was evaluated. */
    void look(long nowNanos, long atMillis) {
        lookedNanos = nowNanos;
        lookedMillis = atMillis;
        if (run.active().isEmpty() && kept.isEmpty() && now.isEmpty()) {
            return;
        }
        Map<Labels, Place> present = new LinkedHashMap<>();
        Map<Labels, Double> seen = new LinkedHashMap<>();
        run.waiting().forEach((series, alert) -> present.put(series, waiting(alert)));
        for (ActiveAlert alert : run.active()) {
            Place place = Place.of(
                    severities.apply(alert.labels()),
                    alert.isFiring(),
                    alert.activeAtMillis(),
                    alert.goneSinceMillis());
            present.merge(alert.series(), place, Place::orFiring);
            if (alert.goneSinceMillis() == EarlierAlert.NOT_GONE && Double.isFinite(alert.value())) {
                seen.put(alert.series(), alert.value());
            }
        }
        values = seen;
        now = present;
        for (Map.Entry<Labels, Place> each : present.entrySet()) {
            if (!each.getValue().equals(kept.get(each.getKey()))
                    && !run.waiting().containsKey(each.getKey())) {
                list(each.getKey());
            }
        }
        for (Labels series : kept.keySet()) {
            if (!present.containsKey(series)) {
                list(series);
            }
        }
    }

    private void list(Labels series) {
        if (listed.add(series)) {
            moved.add(series);
        }
    }

    private Place waiting(EarlierAlert alert) {
        return Place.of(
                severities.apply(Labels.empty()),
                alert.firing(),
                lookedMillis - alert.trueMillis(),
                alert.goneSinceMillis());
    }

    @Override
    public boolean follows() {
        return !now.isEmpty();
    }

    /** What waits moves all the time; it is kept anew with every note of when its rule was evaluated. */
    @Override
    public void lookForDrift(boolean all, long nowNanos) {
        Collection<Labels> drifting = all ? now.keySet() : run.waiting().keySet();
        drifting.forEach(this::list);
        values.forEach((series, value) -> {
            if (moved.size() < Shown.MOST && isWorthKeeping(series, value, nowNanos)) {
                list(series);
            }
        });
    }

    private boolean isWorthKeeping(Labels series, double value, long nanos) {
        Measured before = measured.get(series);
        Place place = now.get(series);
        if (place == null || before == null) {
            return place != null;
        }
        long begun = nanos - TimeUnit.MILLISECONDS.toNanos(lookedMillis - place.activeAt);
        return before.value() != value && Shown.isDue(nanos, before.nanos(), begun);
    }

    @Override
    public int moved() {
        return moved.size();
    }

    @Override
    public RuleState state(int index, long nowNanos) {
        Labels series = moved.get(index);
        Place place = now.get(series);
        if (place == null) {
            return new RuleState(id, series.asMap(), condition, List.of(), 0, measured(series));
        }
        long at = lookedMillis + TimeUnit.NANOSECONDS.toMillis(nowNanos - lookedNanos);
        long falseMillis = place.goneSince == EarlierAlert.NOT_GONE ? 0 : Math.max(0, at - place.goneSince);
        RuleState.Level level = new RuleState.Level(
                place.severity, place.phase, Math.max(0, at - place.activeAt), falseMillis, false, when);
        return new RuleState(id, series.asMap(), condition, List.of(level), 0, measured(series));
    }

    private Map<String, Double> measured(Labels series) {
        Double value = values.get(series);
        return value == null ? Map.of() : Map.of(AlertClaims.VALUE, value);
    }

    @Override
    public void kept(int count, long nowNanos) {
        for (Labels series : moved.subList(0, count)) {
            listed.remove(series);
            Place place = now.get(series);
            if (place == null) {
                kept.remove(series);
                measured.remove(series);
            } else {
                kept.put(series, place);
                measured.put(series, new Measured(values.getOrDefault(series, Double.NaN), nowNanos));
            }
        }
        moved.subList(0, count).clear();
    }

    @Override
    public void forgetUnkept() {
        moved.removeIf(series -> !now.containsKey(series) && !kept.containsKey(series) && listed.remove(series));
    }

    /** Goes on where the process before this one was, unless that is too long ago. */
    void resume(RuleMemory memory, Start start) {
        Instant last = memory.evaluated(id);
        if (last == null || start.isTooLate(last)) {
            return;
        }
        for (RuleMemory.Kept each : memory.of(id)) {
            boolean edited = !each.state().condition().equals(condition);
            RuleState.Level level = each.state().levels().get(0);
            if (!edited || level.phase() != RuleState.Phase.PENDING) {
                resume(Labels.of(each.state().by()), level, start.millisAt(each.at()), start.millisAt(last));
            }
        }
    }

    private void resume(Labels series, RuleState.Level level, long at, long lastMillis) {
        boolean recovering = level.phase() == RuleState.Phase.RECOVERING;
        EarlierAlert alert = new EarlierAlert(
                at - level.trueMillis(),
                level.phase() != RuleState.Phase.PENDING,
                recovering ? at - level.falseMillis() : EarlierAlert.NOT_GONE,
                lastMillis);
        run.resume(series, alert);
        kept.put(series, Place.of(level.severity(), alert.firing(), alert.activeAtMillis(), alert.goneSinceMillis()));
    }
}
