package io.github.incidentsdk.review.draft;

import io.github.incidentsdk.hold.Mute;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.review.evidence.Held;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What kept a backend from being told, until when. */
final class HoldDraft {

    /** What is written like holds and is none: the order of one key, and a backend that waits in another's place. */
    private static final Set<String> NO_HOLDS = Set.of("", "order", "fallback");

    private final Evidence record;
    private final Roles roles;

    HoldDraft(Evidence record, Roles roles) {
        this.record = record;
        this.roles = roles;
    }

    List<Held> holds() {
        List<Held> holds = new ArrayList<>();
        List<Told> receipts = record.receipts();
        for (int i = 0; i < receipts.size(); i++) {
            Told line = receipts.get(i);
            if (line.what() == What.HELD && !NO_HOLDS.contains(line.details().getOrDefault("hold", ""))) {
                holds.add(held(line, receipts.subList(i + 1, receipts.size())));
            }
        }
        return holds;
    }

    private Held held(Told line, List<Told> later) {
        String id = line.details().getOrDefault("hold_id", "");
        Mute mute = id.isEmpty() ? null : record.mute(id);
        String by = line.details().getOrDefault("hold", "") + (id.isEmpty() ? "" : " " + id);
        return new Held(
                line.at(),
                until(line, later),
                line.sink(),
                mute == null ? by : by + " by " + roles.ofPerson(mute.who()),
                mute == null ? "" : mute.why());
    }

    /** Until the sink was told, or the incident was over before it could be. */
    private @Nullable Instant until(Told line, List<Told> later) {
        for (Told next : later) {
            if (next.sink().equals(line.sink()) && (next.what() == What.ENGAGED || next.what() == What.HELD)) {
                return next.at();
            }
        }
        return record.incident().resolvedAt();
    }
}
