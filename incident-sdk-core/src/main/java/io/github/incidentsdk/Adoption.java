package io.github.incidentsdk;

import io.github.incidentsdk.delivery.engagement.Estate;
import io.github.incidentsdk.journal.Journal;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.journal.JournalLine.Told;
import io.github.incidentsdk.journal.directory.LeftJournal;
import io.github.incidentsdk.journal.directory.Neighbours;
import io.github.incidentsdk.time.Step;
import io.github.incidentsdk.time.Workers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on with the journals of processes that are gone: what is open there, and what somebody there was not told.
 *
 * <p>Their lines are copied into the journal here, and when all are durable the other one is put into the archive. What a crash
 * cuts short begins anew, and passes over what is here already.
 */
final class Adoption implements Step {

    private static final Logger log = LoggerFactory.getLogger(IncidentManager.class);

    private static final long EVERY = TimeUnit.SECONDS.toNanos(1);
    private static final long AFTER_TROUBLE = TimeUnit.MINUTES.toNanos(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** So many lines wait for the disk at a time, so that there is room for what happens here. */
    private static final int AT_ONCE = 256;

    private final Neighbours neighbours;
    private final Journal journal;
    private final Workers workers;
    private final Duration reopenWithin;

    /** The number of the last event that is in the journal here, of incidents that come from others. */
    private final Map<String, Long> here = new HashMap<>();

    /** What is copied and not put away yet. */
    private final List<UnderWay> under = new ArrayList<>();

    private Heirs heirs = newest -> {};

    private final Map<String, Long> pausedUntil = new HashMap<>();

    /** Who goes on with the incidents of others. */
    interface Heirs {
        /** Takes the newest line of an incident that is open, or may come back. */
        void inherit(Happened newest);
    }

    Adoption(Neighbours neighbours, Journal journal, Workers workers, Duration reopenWithin) {
        this.neighbours = neighbours;
        this.journal = journal;
        this.workers = workers;
        this.reopenWithin = reopenWithin;
    }

    /** Who goes on with what this finds; before the first {@link #run}. */
    Adoption to(Heirs heirs) {
        this.heirs = heirs;
        return this;
    }

    /** Takes a line that the journal here kept, oldest first. */
    void restore(JournalLine line) {
        if (line instanceof Told told && Estate.endsShares(told)) {
            here.putIfAbsent(told.incidentId(), 0L);
        } else if (line instanceof Happened happened) {
            here.computeIfPresent(happened.outline().id(), (id, last) -> Math.max(last, event(happened)));
        }
    }

    private static long event(Happened line) {
        return line.event().stamp().seq();
    }

    /** Puts away what is durable here by now, and looks at every neighbour. */
    @Override
    public long run(long nowNanos) {
        if (!journal.durable()) { // it would be lost here; another process may go on with it
            return nowNanos + AFTER_TROUBLE;
        }
        for (UnderWay way : List.copyOf(under)) {
            if (way.isOver(nowNanos)) {
                under.remove(way);
            }
        }
        try {
            for (String name : neighbours.names()) {
                if (pausedUntil.getOrDefault(name, nowNanos) - nowNanos <= 0) {
                    take(name, nowNanos);
                }
            }
        } catch (IOException unreadable) {
            log.debug("The journal's directory cannot be read; it is looked at again.", unreadable);
            return nowNanos + AFTER_TROUBLE;
        }
        return nowNanos + EVERY;
    }

    private void take(String name, long nowNanos) {
        List<LeftJournal> left = List.of();
        boolean kept = false;
        try {
            left = neighbours.take(name);
            if (!left.isEmpty()) {
                UnderWay way = goOn(name, left);
                kept = way != null && !way.isOver(nowNanos) && under.add(way);
                if (way == null) {
                    pausedUntil.put(name, nowNanos + AFTER_TROUBLE);
                }
            }
        } catch (IOException | RuntimeException broken) { // whatever is in there, this process goes on
            failed(name, nowNanos, broken);
        } finally {
            if (!kept) {
                left.forEach(Adoption::close);
            }
        }
    }

    private void failed(String name, long nowNanos, Exception broken) {
        pausedUntil.put(name, nowNanos + AFTER_TROUBLE);
        log.warn(
                "The journal that a process left in directory {} beside {} cannot be gone on with; it stays, and is tried again"
                        + " every minute.",
                name,
                neighbours.own(),
                broken);
    }

    /** Whether another process may be there that goes on with the journal here once this one is gone. */
    boolean isBesideOthers() {
        try {
            return !neighbours.names().isEmpty();
        } catch (IOException unreadable) {
            log.debug("whether others are beside this journal is not known; they could read no more of it", unreadable);
            return false;
        }
    }

    /** Lets go of what is not put away yet; the next process does that. */
    void close() {
        under.forEach(way -> way.left.forEach(Adoption::close));
        under.clear();
    }

    private static void close(LeftJournal left) {
        try {
            left.close();
        } catch (IOException unclosed) {
            log.debug("A journal that was gone on with did not close cleanly.", unclosed);
        }
    }

    /** Copies what matters; null when that has to be tried again. */
    private @Nullable UnderWay goOn(String name, List<LeftJournal> left) throws IOException {
        Estate estate = new Estate(workers.time().wall().minus(reopenWithin));
        for (LeftJournal each : left) {
            estate.nextJournal();
            each.load(estate::restore);
        }
        if (left.stream().anyMatch(LeftJournal::isOfANewerVersion)) {
            log.warn(
                    "Directory {} beside {} was left by a newer version, which this one leaves alone.",
                    name,
                    neighbours.own());
            left.get(left.size() - 1).leave();
            return null;
        }
        Copying copying = new Copying(estate);
        for (int i = 0; i < left.size(); i++) {
            copying.copy(left.get(i), i + 1);
        }
        return copying.isStuck() ? null : new UnderWay(name, left, copying.incidents, journal.written());
    }

    /** Journals whose lines are copied, and may not be on the disk yet. */
    private final class UnderWay {
        private final String name;
        private final List<LeftJournal> left;
        private final int incidents;
        private final CompletableFuture<Void> written;

        UnderWay(String name, List<LeftJournal> left, int incidents, CompletionStage<Void> written) {
            this.name = name;
            this.left = left;
            this.incidents = incidents;
            this.written = written.toCompletableFuture();
        }

        /** Puts the journals away when all of it is durable here; false while that is not known. */
        boolean isOver(long nowNanos) {
            if (!workers.await(written, PATIENCE)) {
                return false;
            }
            try {
                written.join();
                for (LeftJournal each : left) {
                    each.archive();
                }
                log.info(
                        "A process that is gone left {} incidents in directory {} beside {}: they go on here.",
                        incidents,
                        name,
                        neighbours.own());
            } catch (IOException | RuntimeException notYet) {
                failed(name, nowNanos, notYet);
            } finally {
                left.forEach(Adoption::close);
            }
            return true;
        }
    }

    /** The lines that go on, a few at a time. */
    private final class Copying {
        private final Estate estate;
        private int incidents;
        private int sinceWait;
        private boolean stuck;

        Copying(Estate estate) {
            this.estate = estate;
        }

        boolean isStuck() {
            return stuck;
        }

        void copy(LeftJournal left, int which) throws IOException {
            OptionalLong first = estate.first(which);
            if (first.isPresent()) {
                left.read(first.getAsLong(), line -> {
                    if (!stuck && line instanceof Happened happened && estate.goesOn(which, happened)) {
                        copy(happened, left.name());
                    }
                });
            }
        }

        private void copy(Happened line, String from) {
            String incident = line.incident().id();
            if (!here.containsKey(incident)) {
                estate.shares(line.incident(), from, workers.time().wall())
                        .forEach(share -> taken(journal.append(share)));
                incidents++;
            }
            if (!stuck && here.getOrDefault(incident, 0L) < event(line)) {
                taken(journal.append(line));
                if (!stuck) {
                    here.put(incident, event(line));
                }
            }
            if (!stuck && estate.isNewest(line) && here.getOrDefault(incident, 0L) == event(line)) {
                heirs.inherit(line);
            }
        }

        private void taken(CompletionStage<Void> durable) {
            if (++sinceWait >= AT_ONCE) {
                sinceWait = 0;
                workers.await(durable, PATIENCE);
            }
            stuck |= durable.toCompletableFuture().isCompletedExceptionally();
        }
    }
}
