package io.github.incidentsdk;

import io.github.incidentsdk.model.IncidentDetails;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What {@link IncidentManager#guard(String, GuardedCall)} does, for work that ends elsewhere or later: whoever sees it end says
 * how. Nothing throws; safe for all threads.
 */
public final class Guard {

    private final Gate gate;
    private final @Nullable String name;
    private final @Nullable String type;
    private final Consumer<IncidentDetails> details;

    Guard(Gate gate, @Nullable String name, @Nullable String type, Consumer<IncidentDetails> details) {
        this.gate = gate;
        this.name = name;
        this.type = type;
        this.details = details;
    }

    /** The work failed: the incident opens, or is reported once more. */
    public void failed(Throwable thrown) {
        IncidentDetails said = gate.details(details);
        gate.run(parts -> parts.guards().failed(name, type, said.cause(thrown)));
    }

    /** The work succeeded: the incident resolves unless the work fails again within five seconds. */
    public void succeeded() {
        gate.succeeded(name);
    }
}
