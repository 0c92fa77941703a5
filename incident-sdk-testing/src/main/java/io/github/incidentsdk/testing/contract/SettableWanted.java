package io.github.incidentsdk.testing.contract;

import io.github.incidentsdk.metric.Wanted;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Names that rules read, to which a test adds. */
final class SettableWanted implements Wanted {

    private final Set<String> names = new ConcurrentSkipListSet<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    void add(String name) {
        if (names.add(name)) {
            listeners.forEach(listener -> listener.accept(name));
        }
    }

    @Override
    public boolean reads(String name) {
        return names.contains(name);
    }

    @Override
    public Set<String> names() {
        return Set.copyOf(names);
    }

    @Override
    public void whenAdded(Consumer<String> listener) {
        listeners.add(listener);
    }
}
