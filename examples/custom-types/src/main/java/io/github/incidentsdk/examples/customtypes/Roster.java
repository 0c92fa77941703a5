package io.github.incidentsdk.examples.customtypes;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.incidentsdk.Incident;
import io.github.incidentsdk.IncidentManager;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Looks at who is on shift every quarter of an hour, and declares by code what is missing. */
final class Roster {

    private static final Duration EVERY = Duration.ofMinutes(15);

    private final IncidentManager manager;
    private final Recording recording = Recording.of("roster");
    private final LongSupplier sinceBegin;
    private @Nullable Incident shortage;

    Roster(IncidentManager manager, LongSupplier sinceBegin) throws IOException {
        this.manager = manager;
        this.sinceBegin = sinceBegin;
    }

    /** Looks once, and says when to look again. */
    long look(long nowNanos) {
        JsonNode line = recording.at(sinceBegin.getAsLong());
        StaffShortage shift = new StaffShortage(
                line.path("ward").asText(),
                line.path("shift").asText(),
                line.path("on_shift").asInt(),
                line.path("needed").asInt());
        if (shift.onShift() < shift.needed()) {
            shortage = manager.declare(shift); // over and over: it is one incident, and rises with what is missing
        } else if (shortage != null) {
            shortage.resolve("the " + shift.shift() + " shift is complete");
            shortage = null;
        }
        return nowNanos + EVERY.toNanos();
    }
}
