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
        store.append(List.of(line(1, "open", Status.DECLARED), line(2, "open", Status.ACKNOWLEDGED)));
        for (int seq = 3; seq <= 20; seq++) {
            store.append(List.of(Lines.told(seq, What.ACCEPTED)));
        }

        assertThat(Lines.numbers(store.read(1, 100))).containsExactly(2L, 18L, 19L, 20L);
        assertThat(Lines.numbers(store.read(3, 100))).containsExactly(18L, 19L, 20L);
        assertThat(Lines.numbers(store.read(1, 2))).containsExactly(2L, 18L);
        List<JournalLine> loaded = new ArrayList<>();
        assertThat(store.load(loaded::add)).isEqualTo(20);
        assertThat(loaded).hasSize(4);
    }

    /** A sink that is down hears of them later. */
    @Test
    void keepsTheNewestEventOfAsManyIncidentsThatAreOver() {
        MemoryStore store = new MemoryStore(3);
        for (int seq = 1; seq <= 9; seq++) {
            store.append(List.of(line(seq, "over" + seq, Status.RESOLVED)));
        }
        assertThat(Lines.numbers(store.read(1, 100))).containsExactly(4L, 5L, 6L, 7L, 8L, 9L);

        store.append(List.of(line(10, "over5", Status.DECLARED), line(11, "over5", Status.RESOLVED)));
        assertThat(Lines.numbers(store.read(1, 100))).containsExactly(6L, 7L, 8L, 9L, 10L, 11L);
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
