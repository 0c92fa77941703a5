package io.github.incidentsdk.config.hold;

import io.github.incidentsdk.hold.MaintenanceWindow;
import io.github.incidentsdk.hold.Mute;
import io.github.incidentsdk.hold.Quiet;
import io.github.incidentsdk.hold.Silence;
import io.github.incidentsdk.hold.StormGuard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What delays that sinks are told.
 *
 * @param mutes silences and maintenance windows, in the order written
 * @param stormGuard how many openings by rules and guards are told a minute; 0 for all
 * @param starting how long at the most rules and guards are quiet after the start; zero for not at all
 * @param draining how long at the most they are quiet once the application drains; zero for not at all
 */
public record HoldConfig(List<Mute> mutes, int stormGuard, Duration starting, Duration draining) {

    private static final HoldConfig DEFAULTS =
            new HoldConfig(List.of(), StormGuard.USUAL, Duration.ZERO, Quiet.USUAL_DRAINING);

    /** @throws IllegalArgumentException when a number or duration is negative */
    public HoldConfig {
        if (stormGuard < 0 || starting.isNegative() || draining.isNegative()) {
            throw new IllegalArgumentException("neither the storm guard (" + stormGuard + ") nor a quiet time ("
                    + starting + ", " + draining + ") can be negative");
        }
        mutes = List.copyOf(mutes);
    }

    /** No silence, no window, 20 openings a minute, no quiet start, 5 minutes of quiet while draining. */
    public static HoldConfig defaults() {
        return DEFAULTS;
    }

    /** The same with another silence, or in place of the one of its id. */
    public HoldConfig with(Silence silence) {
        return with((Mute) silence);
    }

    /** The same with another maintenance window, or in place of the one of its id. */
    public HoldConfig with(MaintenanceWindow window) {
        return with((Mute) window);
    }

    private HoldConfig with(Mute mute) {
        List<Mute> next = new ArrayList<>(mutes);
        next.removeIf(other -> other.kind() == mute.kind() && other.id().equals(mute.id()));
        next.add(mute);
        return new HoldConfig(next, stormGuard, starting, draining);
    }

    /** The same with so many openings a minute that are told at once; 0 for all. */
    public HoldConfig stormGuard(int openingsPerMinute) {
        return new HoldConfig(mutes, openingsPerMinute, starting, draining);
    }

    /** The same with other quiet times; zero for none. */
    public HoldConfig quiet(Duration whileStarting, Duration whileDraining) {
        return new HoldConfig(mutes, stormGuard, whileStarting, whileDraining);
    }
}
