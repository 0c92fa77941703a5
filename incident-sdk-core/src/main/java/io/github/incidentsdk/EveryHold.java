package io.github.incidentsdk;

import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.hold.Holds;
import io.github.incidentsdk.hold.Mutes;
import io.github.incidentsdk.hold.Quiet;
import io.github.incidentsdk.hold.StormGuard;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.time.TimeSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that holds back in this process: what somebody wants, and what the SDK does by itself; told when the last of them ends. */
final class EveryHold implements Holds {

    private final Mutes mutes;
    private final Quiet quiet;
    private final StormGuard storm;
    private final TimeSource time;

    EveryHold(Mutes mutes, Quiet quiet, StormGuard storm, TimeSource time) {
        this.mutes = mutes;
        this.quiet = quiet;
        this.storm = storm;
        this.time = time;
    }

    /** The storm guard comes last, since it counts what it lets go. */
    @Override
    public @Nullable Hold hold(IncidentSnapshot incident, Instant now) {
        Hold other = otherThanStorm(incident, now);
        return other != null ? other : storm.hold(incident, time.nanos());
    }

    @Nullable
    Hold otherThanStorm(IncidentSnapshot incident, Instant now) {
        Hold mute = mutes.hold(incident, now);
        return mute != null ? mute : quiet.hold(incident, now, time.nanos());
    }

    @Override
    public List<Hold> all(IncidentSnapshot incident, Instant now) {
        List<Hold> holds = new ArrayList<>(mutes.all(incident, now));
        add(holds, quiet.hold(incident, now, time.nanos()));
        add(holds, storm.peek(incident));
        return holds;
    }

    private static void add(List<Hold> holds, @Nullable Hold hold) {
        if (hold != null) {
            holds.add(hold);
        }
    }

    @Override
    public long changes() {
        return mutes.changes() + quiet.changes() + storm.changes();
    }
}
