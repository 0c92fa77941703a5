package io.github.incidentsdk.journal;

import io.github.incidentsdk.time.Step;
import io.github.incidentsdk.time.TimeSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writer's turn: numbers what has gathered, has the store keep it, tells who follows.
 *
 * <p>While one batch is forced to disk the next gathers, so one force serves all that wait. A batch that could not be kept is
 * tried again, with growing pauses, before anything that came later.
 */
final class Writing implements Step {

    private static final Logger log = LoggerFactory.getLogger(Journal.class);
    private static final int BATCH = 1_024;
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(30);

    private final IncidentStore store;
    private final Intake intake;
    private final TimeSource time;
    private final List<Consumer<List<JournalLine>>> followers = new CopyOnWriteArrayList<>();
    private List<JournalLine> batch = List.of();
    private long pause = FIRST_PAUSE;
    private long notBefore = Long.MIN_VALUE;
    private long numbered;
    private volatile long lastSeq;
    private volatile @Nullable String trouble;

    Writing(IncidentStore store, Intake intake, TimeSource time) {
        this.store = store;
        this.intake = intake;
        this.time = time;
    }

    void continueAfter(long seq) {
        numbered = Math.max(numbered, seq);
        lastSeq = numbered;
    }

    void follow(Consumer<List<JournalLine>> follower) {
        followers.add(follower);
    }

    long lastSeq() {
        return lastSeq;
    }

    @Nullable
    String trouble() {
        return trouble;
    }

    @Override
    public long run(long now) {
        if (now < notBefore) {
            return notBefore;
        }
        if (batch.isEmpty()) {
            batch = numbered(intake.next(BATCH));
        }
        if (!batch.isEmpty() && !keep()) {
            return notBefore;
        }
        intake.written();
        return intake.isEmpty() ? WHEN_WOKEN : now;
    }

    private boolean keep() {
        try {
            store.append(batch);
        } catch (IOException | RuntimeException broken) {
            failed(broken);
            return false;
        }
        recovered();
        List<JournalLine> kept = batch;
        batch = List.of();
        lastSeq = kept.get(kept.size() - 1).seq();
        followers.forEach(follower -> follower.accept(kept));
        return true;
    }

    private List<JournalLine> numbered(List<JournalLine> lines) {
        List<JournalLine> next = new ArrayList<>(lines.size());
        for (JournalLine line : lines) {
            next.add(line.withSeq(++numbered));
        }
        return next;
    }

    private void failed(Exception broken) {
        if (trouble == null) {
            log.warn(
                    "The journal could not be written; it goes on in memory and tries again. What comes meanwhile is bounded,"
                            + " the state of every incident is kept.",
                    broken);
        }
        trouble = String.valueOf(broken.getMessage());
        notBefore = time.nanos() + pause;
        pause = Math.min(2 * pause, LONGEST_PAUSE);
    }

    private void recovered() {
        if (trouble != null) {
            log.info("The journal is written again.");
            trouble = null;
        }
        pause = FIRST_PAUSE;
        notBefore = Long.MIN_VALUE;
    }
}
