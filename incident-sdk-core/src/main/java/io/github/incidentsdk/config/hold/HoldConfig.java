package io.github.incidentsdk.config.hold;

import io.github.incidentsdk.hold.MaintenanceWindow;
import io.github.incidentsdk.hold.Mute;
import io.github.incidentsdk.hold.Silence;
import java.util.ArrayList;
import java.util.List;

/**
 * What delays that sinks are told.
 *
 * @param mutes silences and maintenance windows, in the order written
 */
public record HoldConfig(List<Mute> mutes) {

    private static final HoldConfig DEFAULTS = new HoldConfig(List.of());

    public HoldConfig {
        mutes = List.copyOf(mutes);
    }

    /** No silence, no window. */
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
        return new HoldConfig(next);
    }
}
