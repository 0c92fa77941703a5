package io.github.incidentsdk.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.What;
import io.github.incidentsdk.model.IncidentEvent.Declared;
import io.github.incidentsdk.model.Status;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryStoreTest {

    @Test
    void keepsTheLastLinesAndTheNewestEventOfEveryOpenIncident() {
        MemoryStore store = new MemoryStore(3);
        store.append(List.of(
                line(1, "open", Status.DECLARED),
                line(2, "open", Status.ACKNOWLEDGED),
                line(3, "over", Status.DECLARED),
                line(4, "over", Status.RESOLVED),
                line(5, "gone", Status.RESOLVED)));
        store.append(List.of(Lines.told(6, What.ACCEPTED), Lines.told(7, What.ACCEPTED), Lines.told(8, What.ACCEPTED)));

        assertThat(Lines.numbers(store.read(1, 100))).containsExactly(2L, 6L, 7L, 8L);
        assertThat(Lines.numbers(store.read(3, 100))).containsExactly(6L, 7L, 8L);
        assertThat(Lines.numbers(store.read(1, 2))).containsExactly(2L, 6L);
        List<JournalLine> loaded = new ArrayList<>();
        assertThat(store.load(loaded::add)).isEqualTo(8);
        assertThat(loaded).hasSize(4);

        store.append(List.of(line(9, "open", Status.RESOLVED)));
        store.append(
                List.of(Lines.told(10, What.ACCEPTED), Lines.told(11, What.ACCEPTED), Lines.told(12, What.ACCEPTED)));
        assertThat(Lines.numbers(store.read(1, 100))).containsExactly(10L, 11L, 12L);
    }

    @Test
    void needsRoomForALine() {
        assertThatThrownBy(() -> new MemoryStore(0)).hasMessageContaining("at least one line, not 0");
    }

    private static Happened line(long seq, String id, Status status) {
        Happened line = Lines.line(seq, id, Declared::new);
        return new Happened(
                seq, line.event(), line.incident().toBuilder().status(status).build());
    }
}
