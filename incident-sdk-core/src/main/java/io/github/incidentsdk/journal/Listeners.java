package io.github.incidentsdk.journal;

import io.github.incidentsdk.journal.JournalLosses.Reason;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who are shown every line; one that throws is reported once and hurts nobody else. */
final class Listeners {

    private static final Logger log = LoggerFactory.getLogger(Listeners.class);

    private final List<Consumer<List<JournalLine>>> listeners = new CopyOnWriteArrayList<>();
    private final JournalLosses losses;

    Listeners(JournalLosses losses) {
        this.losses = losses;
    }

    void add(Consumer<List<JournalLine>> listener) {
        listeners.add(listener);
    }

    void tell(List<JournalLine> lines) {
        for (Consumer<List<JournalLine>> listener : listeners) {
            try {
                listener.accept(lines);
            } catch (RuntimeException thrown) {
                if (losses.of(Reason.LISTENER_FAILED) == 0) {
                    log.warn("a listener of the journal failed; further failures are only counted", thrown);
                }
                losses.count(Reason.LISTENER_FAILED);
            }
        }
    }
}
