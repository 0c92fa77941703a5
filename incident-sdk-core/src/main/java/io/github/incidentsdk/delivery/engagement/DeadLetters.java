package io.github.incidentsdk.delivery.engagement;

import io.github.incidentsdk.journal.JournalLine.Told;
import java.util.ArrayDeque;
import java.util.List;

/** The last events that one sink was not told of for good; safe for all threads. */
final class DeadLetters {

    private final int most;
    private final ArrayDeque<Told> letters = new ArrayDeque<>();

    DeadLetters(int most) {
        this.most = most;
    }

    synchronized void add(Told letter) {
        letters.add(letter);
        if (letters.size() > most) {
            letters.remove();
        }
    }

    /** Oldest first. */
    synchronized List<Told> list() {
        return List.copyOf(letters);
    }

    synchronized int size() {
        return letters.size();
    }
}
