package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.numbers.JournalConfig;
import io.github.incidentsdk.delivery.HandWorkers;
import io.github.incidentsdk.journal.Journal;
import io.github.incidentsdk.journal.directory.DirectoryLimits;
import io.github.incidentsdk.journal.directory.DirectoryStore;
import io.github.incidentsdk.journal.directory.MortalProcess;
import io.github.incidentsdk.sink.IncidentSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that loses power at any call of the disk while it goes on with the journal of one that is gone, and the one after it. */
@Tag("F2")
@Tag("F32")
class AdoptionCrashTest {

    private static final int SEGMENT = 1 << 16;
    private static final DirectoryLimits LIMITS = DirectoryLimits.DEFAULTS.withSegmentBytes(SEGMENT);
    private static final Duration A_WHILE = Duration.ofMinutes(5);
    private static final int INCIDENTS = 3;
    private static final int NOTES = 60;

    private final HandWorkers workers = new HandWorkers();

    /** What the backend was told, by kind of event and number of the incident. */
    private final List<String> told = new ArrayList<>();

    @TempDir
    Path temporary;

    private Path left;

    @BeforeEach
    void leaveAJournal() throws IOException {
        left = temporary.resolve("left");
        IncidentManager first = process(left);
        for (int i = 0; i < INCIDENTS; i++) {
            int number = i;
            Incident incident = first.declare("outage", details -> details.by("number", number));
            for (int note = 0; note < NOTES; note++) {
                incident.note("n".repeat(1_000));
            }
        }
        workers.pass(Duration.ofSeconds(30));
        first.close();
        workers.forget();
        assertThat(segments(left)).as("several files to move").hasSizeGreaterThan(2);
        told.clear();
    }

    private IncidentManager process(Path directory) {
        JournalConfig usual = JournalConfig.in(directory);
        IncidentManagerBuilder builder = IncidentManager.builder()
                .service("shop")
                .instance("one")
                .workers(workers)
                .selfReport(false)
                .config(IncidentConfig.builder()
                        .journal(
                                new JournalConfig(directory, SEGMENT, usual.retention(), usual.commit(), usual.queue()))
                        .build())
                .sink(
                        "desk",
                        IncidentSink.calling(delivery -> told.add(delivery.event()
                                        .kind() + " " + delivery.incident().by().get("number"))));
        builder.closeWithProcess = false;
        return builder.build();
    }

    private static List<Path> segments(Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** Of the journal that was left, as its lines were found wherever they are now. */
    private static List<String> linesOf(List<Path> segments) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path segment : segments) {
            Files.readString(segment)
                    .replace("\0", "")
                    .lines()
                    .filter(line -> line.contains("\"kind\":\"noted\""))
                    .forEach(lines::add);
        }
        return lines;
    }

    @Test
    void losesNothingAndTellsNothingTwiceWhereverThePowerIsCut() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int cuts = 0;
        boolean died = true;
        for (int at = 1; died; at++) {
            Path directory = temporary.resolve("cut-" + at);
            copy(left, directory);
            died = cutAt(at, directory, new Random(random.nextLong()));
            cuts += died ? 1 : 0;
            check(directory, "seed " + seed + ", power cut at call " + at);
            delete(directory);
        }
        assertThat(cuts).isGreaterThan(20);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Goes on with the journal in the directory beside it; whether the power was cut on the way. */
    private boolean cutAt(int call, Path directory, Random random) throws IOException {
        MortalProcess mortal = new MortalProcess(call, random);
        goOn(mortal, directory, () -> {});
        boolean died = mortal.isDead();
        if (died) {
            mortal.loseWhatWasNotForced();
        }
        return died;
    }

    private void goOn(MortalProcess mortal, Path directory, Runnable afterLoading) throws IOException {
        DirectoryStore own;
        // Somebody still has the directory when the mortal process looks for one.
        try (DirectoryStore there = DirectoryStore.open(directory, LIMITS)) {
            own = mortal.open(directory, LIMITS);
            assertThat(own.directory()).isNotEqualTo(there.directory());
        }
        Journal journal = new Journal(own, Journal.DEFAULT_QUEUE, workers);
        Adoption adoption =
                new Adoption(Objects.requireNonNull(own.neighbours()), journal, workers, Duration.ofMinutes(15));
        try {
            journal.load(adoption::restore);
        } catch (IOException unreadable) { // as a manager does, it goes on in memory
            assertThat(journal.durable()).isFalse();
        }
        afterLoading.run();
        journal.begin();
        workers.start("adoption", adoption);
        workers.pass(Duration.ofSeconds(5));
        workers.forget();
        adoption.close();
        own.close();
    }

    @Test
    void aProcessThatCannotReadItsOwnJournalLeavesThoseOfOthersAlone() throws IOException {
        Path directory = temporary.resolve("unreadable");
        copy(left, directory);
        MortalProcess mortal = new MortalProcess(1, new Random(1));
        goOn(mortal, directory, mortal::revive);

        assertThat(directory.resolve("archive")).doesNotExist();
        check(directory, "after a process in memory");
    }

    private void check(Path directory, String where) throws IOException {
        told.clear();
        IncidentManager after = process(directory);
        workers.pass(A_WHILE);

        assertThat(after.open()).as(where).hasSize(INCIDENTS);
        assertThat(after.open())
                .as(where)
                .allSatisfy(open ->
                        assertThat(open.snapshot().seq()).as("its newest event").isEqualTo(1 + NOTES));
        assertThat(told).as("told again, %s", where).isEmpty();
        after.open().forEach(open -> open.resolve("over"));
        workers.pass(A_WHILE);
        assertThat(told).as(where).containsExactlyInAnyOrder("resolved 0", "resolved 1", "resolved 2");
        assertThat(directory.resolve("goes-on-in")).as(where).doesNotExist();
        assertThat(directory.resolve("gone-on")).as(where).doesNotExist();
        assertThat(linesOf(segments(directory)))
                .as("all that was left is kept, %s", where)
                .containsAll(linesOf(segments(left)));
        after.close();
        workers.forget();
    }
}
