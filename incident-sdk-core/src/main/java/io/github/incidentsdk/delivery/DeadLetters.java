package io.github.incidentsdk.delivery;

import java.util.ArrayDeque;
import java.util.List;

/** The last dead letters of one sink; safe for all threads. */
final class DeadLetters {

    private final int most;
    private final ArrayDeque<DeadLetter> letters = new ArrayDeque<>();

    DeadLetters(int most) {
        this.most = most;
    }

    synchronized void add(DeadLetter letter) {
        letters.add(letter);
        if (letters.size() > most) {
            letters.remove();
        }
    }

    /** Oldest first. */
    synchronized List<DeadLetter> list() {
        return List.copyOf(letters);
    }

    synchronized int size() {
        return letters.size();
    }
}
