package io.github.incidentsdk.delivery.engagement;

import io.github.incidentsdk.journal.JournalLine.Told;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The last events that one sink was not told of for good; safe for all threads. */
final class DeadLetters {

    private final int most;
    private final ArrayDeque<Letter> letters = new ArrayDeque<>();

    /** A receipt, and whether somebody wants what it is about told again. */
    private static final class Letter {
        private final Told receipt;
        private boolean replayed;

        Letter(Told receipt) {
            this.receipt = receipt;
        }
    }

    DeadLetters(int most) {
        this.most = most;
    }

    synchronized void add(Told receipt) {
        letters.add(new Letter(receipt));
        if (letters.size() > most) {
            letters.remove();
        }
    }

    /** Marks what was given up at {@code from} or later; returns what was not marked before. */
    synchronized List<Told> replay(Instant from) {
        List<Told> marked = new ArrayList<>();
        for (Letter letter : letters) {
            if (!letter.replayed && !letter.receipt.at().isBefore(from)) {
                letter.replayed = true;
                marked.add(letter.receipt);
            }
        }
        return marked;
    }

    /** What is marked and not answered yet, oldest first. */
    synchronized List<Told> replayed() {
        List<Told> replayed = new ArrayList<>();
        for (Letter letter : letters) {
            if (letter.replayed) {
                replayed.add(letter.receipt);
            }
        }
        return replayed;
    }

    /** There is an answer: what was marked of that incident is no longer listed. */
    synchronized void answered(Told answer) {
        letters.removeIf(letter -> letter.replayed
                && letter.receipt.incidentId().equals(answer.incidentId())
                && letter.receipt.about() <= answer.about());
    }

    /** Oldest first. */
    synchronized List<Told> list() {
        return letters.stream().map(letter -> letter.receipt).toList();
    }

    synchronized int size() {
        return letters.size();
    }
}
