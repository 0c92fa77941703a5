package io.github.incidentsdk.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What somebody's store throws or leaves out reaches nobody as it is. */
@Tag("F22")
class GuardedStoreTest {

    private final NoClassDefFoundError planted = new NoClassDefFoundError("org/db/Driver");

    @Test
    void whatCannotBeReadIsAnIOException() {
        IncidentStore broken = new GuardedStore(new ListStore() {
            @Override
            public synchronized List<JournalLine> read(long from, int max) {
                throw planted;
            }
        });
        assertThatThrownBy(() -> broken.read(1, 10))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("read()")
                .hasMessageContaining("org/db/Driver")
                .hasCause(planted);
    }

    @Test
    void noListIsNoAnswer() {
        IncidentStore broken = new GuardedStore(new ListStore() {
            @Override
            public synchronized List<JournalLine> read(long from, int max) {
                return null;
            }
        });
        assertThatThrownBy(() -> broken.read(1, 10))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("read()");
    }

    @Test
    void whatCannotBeClosedIsAnIOException() {
        IncidentStore broken = new GuardedStore(new ListStore() {
            @Override
            public void close() {
                throw planted;
            }
        });
        assertThatThrownBy(broken::close).isInstanceOf(IOException.class).hasCause(planted);
    }

    @Test
    void whatItDoesToTheListThatItIsGivenIsItsOwnAffair() throws Exception {
        List<JournalLine> lines = new ArrayList<>(Lines.random(1, 1, 3));
        new GuardedStore(new ListStore() {
                    @Override
                    public synchronized void append(List<JournalLine> appended) {
                        appended.clear();
                    }
                })
                .append(lines);

        assertThat(lines).hasSize(3);
    }

    @Test
    void anIOExceptionStaysAsItIs() {
        ListStore store = new ListStore();
        store.failure = new IOException("No space left on device");
        assertThatThrownBy(() -> new GuardedStore(store).append(List.of())).isSameAs(store.failure);
    }

    @Test
    void aStoreThatWorksSaysWhatItSays() throws Exception {
        ListStore store = new ListStore();
        IncidentStore guarded = new GuardedStore(store);
        guarded.append(Lines.random(1, 1, 3));

        assertThat(guarded.read(2, 1)).isEqualTo(store.lines.subList(1, 2));
        assertThat(guarded.durable()).isTrue();
        assertThat(guarded.problem()).isNull();
        assertThat(guarded.losses()).isEmpty();
    }
}
