package io.github.incidentsdk.delivery.attempt;

import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.sink.Delivery;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a sink is handed; it can be asked for ever, but remembers only while the attempt lasts. */
final class Attempt implements Delivery {

    /** What a sink remembers of an incident. */
    interface Memory {
        Optional<String> recall(String name);

        void remember(String name, String value);
    }

    private final Try current;
    private final int number;
    private final Memory memory;
    private volatile boolean over;

    Attempt(Try current, int number, Memory memory) {
        this.current = current;
        this.number = number;
        this.memory = memory;
    }

    void end() {
        over = true;
    }

    @Override
    public IncidentSnapshot incident() {
        return current.line().incident();
    }

    @Override
    public IncidentEvent event() {
        return current.line().event();
    }

    @Override
    public boolean opens() {
        return current.opens();
    }

    @Override
    public List<IncidentEvent> coalesced() {
        return current.earlier();
    }

    @Override
    public int attempt() {
        return number;
    }

    @Override
    public Optional<String> receipt(String name) {
        return memory.recall(name);
    }

    @Override
    public void remember(String name, String value) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        if (over) {
            throw new IllegalStateException("the attempt is over; remember \"" + name + "\" before deliver returns");
        }
        memory.remember(name, value);
    }
}
