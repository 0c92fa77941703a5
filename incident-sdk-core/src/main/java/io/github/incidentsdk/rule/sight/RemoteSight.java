package io.github.incidentsdk.rule.sight;

import io.github.incidentsdk.evaluation.Truth;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.MetricStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule sees of the answers of its source, which are series of its own. */
public final class RemoteSight extends Sight {

    private final Sight seen;
    private final MetricStore answers;
    private final boolean hasMargin;

    /** Creates a sight of {@code answers}, over which {@code seen} was compiled; see {@link #hasMargin()}. */
    public RemoteSight(Sight seen, MetricStore answers, boolean hasMargin) {
        this.seen = seen;
        this.answers = answers;
        this.hasMargin = hasMargin;
    }

    @Override
    public void look(long atMillis) {
        answers.tick(atMillis); // nothing in it is the application's, so it cannot hang
        seen.look(atMillis);
    }

    @Override
    public int generation() {
        return seen.generation();
    }

    @Override
    public int size() {
        return seen.size();
    }

    @Override
    public Labels labels(int row) {
        return seen.labels(row);
    }

    @Override
    public boolean isPresent(int row) {
        return seen.isPresent(row);
    }

    @Override
    public Truth truth(int level, int row) {
        return seen.truth(level, row);
    }

    @Override
    public boolean isDecided(int level, int row) {
        return seen.isDecided(level, row);
    }

    @Override
    public Truth over(int row) {
        return seen.over(row);
    }

    @Override
    public Truth elsewhere(int level) {
        return seen.elsewhere(level);
    }

    @Override
    public double distance(int level, int row) {
        return seen.distance(level, row);
    }

    @Override
    public double distanceToOver(int row) {
        return seen.distanceToOver(row);
    }

    @Override
    public boolean hasMargin() {
        return hasMargin;
    }

    @Override
    public boolean foldsSeries() {
        return seen.foldsSeries();
    }

    @Override
    public List<String> names() {
        return seen.names();
    }

    @Override
    public double value(int name, int row) {
        return seen.value(name, row);
    }

    @Override
    public @Nullable String strangers() {
        return seen.strangers();
    }

    @Override
    public @Nullable String unknown() {
        return seen.unknown();
    }
}
