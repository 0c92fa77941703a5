package io.github.incidentsdk.testing.contract;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.MetricNames;
import io.github.incidentsdk.metric.Sample;
import io.github.incidentsdk.metric.Series;
import io.github.incidentsdk.metric.SeriesStore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;

/** A store that remembers what a source put into it. */
final class ObservedStore implements SeriesStore {

    private final List<Added> series = new CopyOnWriteArrayList<>();
    private final AtomicInteger additions = new AtomicInteger();
    private final List<Runnable> works = new CopyOnWriteArrayList<>();

    /** A series that is there until it is removed. */
    final class Added implements Series {

        private final String name;
        private final Labels labels;
        private final DoubleSupplier value;

        Added(String name, Labels labels, DoubleSupplier value) {
            this.name = name;
            this.labels = labels;
            this.value = value;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Labels labels() {
            return labels;
        }

        double value() {
            return value.getAsDouble();
        }

        @Override
        public void remove() {
            series.remove(this);
        }

        @Override
        public String toString() {
            return name + labels;
        }
    }

    /** What a rule would see at its tick. */
    List<Added> of(String metric) {
        tick();
        return series.stream().filter(added -> added.name.equals(metric)).toList();
    }

    Optional<Added> first(String metric) {
        return of(metric).stream().findFirst();
    }

    private void tick() {
        works.forEach(Runnable::run);
    }

    /** How often a series was added so far. */
    int additions() {
        tick();
        return additions.get();
    }

    List<String> names() {
        return series.stream().map(Added::toString).toList();
    }

    @Override
    public <T> Series add(String name, Labels labels, T of, ToDoubleFunction<? super T> value) {
        MetricNames.require(name, labels);
        Added added = new Added(name, labels, () -> value.applyAsDouble(of));
        series.removeIf(other -> other.name.equals(name) && other.labels.equals(labels));
        series.add(added);
        additions.incrementAndGet();
        return added;
    }

    @Override
    public void atEachTick(Runnable work) {
        works.add(work);
    }

    @Override
    public void replace(Collection<Sample> present, long atMillis) {
        series.clear();
        present.forEach(sample -> add(sample.name(), sample.labels(), sample::value));
    }

    @Override
    public void knows(Set<String> names) {}

    @Override
    public void failed(String why) {}

    @Override
    public void recovered() {}
}
