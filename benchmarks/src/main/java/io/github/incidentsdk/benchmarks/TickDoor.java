package io.github.incidentsdk.benchmarks;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.Sample;
import io.github.incidentsdk.metric.Series;
import io.github.incidentsdk.metric.SeriesStore;
import java.util.Collection;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** A source's door that gives away what the source does at a tick, so that its share can be measured alone. */
final class TickDoor implements SeriesStore {

    private final SeriesStore door;
    private Runnable work = () -> {};

    TickDoor(SeriesStore door) {
        this.door = door;
    }

    /** What the tick would do. */
    void work() {
        work.run();
    }

    @Override
    public void atEachTick(Runnable work) {
        this.work = work;
        door.atEachTick(work);
    }

    @Override
    public <T> Series add(String name, Labels labels, T of, ToDoubleFunction<? super T> value) {
        return door.add(name, labels, of, value);
    }

    @Override
    public void replace(Collection<Sample> present, long atMillis) {
        door.replace(present, atMillis);
    }

    @Override
    public void knows(Set<String> names) {
        door.knows(names);
    }

    @Override
    public void failed(String why) {
        door.failed(why);
    }

    @Override
    public void recovered() {
        door.recovered();
    }
}
