package io.github.incidentsdk.journal.snapshot;

import io.github.incidentsdk.hold.Mute;
import io.github.incidentsdk.journal.JournalLine.Muted;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The newest line of every silence and window that is not over. */
final class MuteLines {

    private final Map<String, Kept> kept = new HashMap<>();

    private record Kept(long seq, Mute mute) {}

    void muted(Muted line) {
        Mute mute = line.mute();
        kept.put(mute.kind() + " " + mute.id(), new Kept(line.seq(), mute));
    }

    void addTo(Numbers needed, Instant past) {
        kept.values().removeIf(each -> each.mute().isOver(past));
        kept.values().forEach(each -> needed.add(each.seq()));
    }
}
