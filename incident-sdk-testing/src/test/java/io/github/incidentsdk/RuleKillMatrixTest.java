package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV2;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.numbers.JournalConfig;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * F32: a process is killed while its rule is in some state with each of six queues, and the next one finds the condition true, false
 * or unanswered, the series gone, or the rule removed (R9). Nobody closes the first process: the next one goes on with a copy of the
 * files as they were at that moment.
 */
@Timeout(240)
@Tag("F32")
class RuleKillMatrixTest {

    /** What the sink is told after the restart, and how many minutes later; "-" for nothing. */
    private static final String AWAY_FOR_A_MOMENT = """
            state       true        false       band  unknown  silent  gone        removed
            inactive    declared/5  -           -     -        -       -           -
            pending     declared/2  -           -     -        -       -           -
            firing      -           resolved/5  -     -        -       resolved/5  resolved/0
            recovering  -           resolved/2  -     -        -       resolved/5  resolved/0
            in-the-band -           resolved/5  -     -        -       resolved/5  resolved/0
            resolved    reopened/5  -           -     -        -       -           -
            """;

    /** Longer than {@code outage-tolerance} and {@code reopen-within}. */
    private static final String AWAY_FOR_TWO_HOURS = """
            state       true        false       band  unknown  silent  gone        removed
            inactive    declared/5  -           -     -        -       -           -
            pending     declared/5  -           -     -        -       -           -
            firing      -           resolved/5  -     -        -       resolved/5  resolved/0
            recovering  -           resolved/5  -     -        -       resolved/5  resolved/0
            in-the-band -           resolved/5  -     -        -       resolved/5  resolved/0
            resolved    declared/5  -           -     -        -       -           -
            """;

    private static final IncidentRule RULE = IncidentRule.named("deep-queue")
            .declares("backlog")
            .value("queue_depth")
            .level(SEV2, "> 50")
            .holdsFor(ofMinutes(5))
            .keep(ofMinutes(5))
            .resolvesWhen("< 20", ofMinutes(5))
            .build();

    private static final double DEEP = 60;
    private static final double BETWEEN = 30;
    private static final double EMPTY = 5;
    private static final int MINUTES_BEFORE = 16;
    private static final int MINUTES_AFTER = 15;

    private enum Killed {
        WHEN_ALL_WAS_TOLD,
        WHILE_THE_BACKEND_WAS_DOWN,
        WHEN_ALL_WAS_TOLD_AND_OFTEN_WHILE_IT_STARTS
    }

    /** What is told of one queue, and how many minutes after the restart. */
    private record Expected(String state, String kind, int minute) {
        static Expected of(String state, String cell) {
            int slash = cell.indexOf('/');
            return slash < 0
                    ? new Expected(state, "", 0)
                    : new Expected(state, cell.substring(0, slash), Integer.parseInt(cell.substring(slash + 1)));
        }

        List<String> kinds() {
            return kind.isEmpty() ? List.of() : List.of(kind);
        }

        List<String> kindsBefore() {
            return switch (state) {
                case "inactive", "pending" -> List.of();
                case "resolved" -> List.of("declared", "resolved");
                default -> List.of("declared");
            };
        }
    }

    private record Life(Path directory, VirtualTime time, IncidentManager manager) {}

    private final RecordingSink backend = new RecordingSink();
    private final List<Life> lives = new ArrayList<>();

    @TempDir
    private Path temporary;

    static Stream<Arguments> columns() {
        return Stream.of(Killed.values())
                .flatMap(killed -> Stream.concat(
                        columns(AWAY_FOR_A_MOMENT, killed, ofMinutes(2)),
                        killed == Killed.WHEN_ALL_WAS_TOLD
                                ? columns(AWAY_FOR_TWO_HOURS, killed, ofHours(2))
                                : Stream.empty()));
    }

    private static Stream<Arguments> columns(String table, Killed killed, Duration away) {
        List<String[]> rows = table.lines().map(row -> row.split("\\s+", -1)).toList();
        String[] conditions = rows.get(0);
        return IntStream.range(1, conditions.length)
                .mapToObj(column -> Arguments.of(
                        conditions[column],
                        away,
                        killed,
                        rows.stream()
                                .skip(1)
                                .map(row -> Expected.of(row[0], row[column]))
                                .toList()));
    }

    /** Killed processes keep their directories until here: nothing of them is tidied up before the next one starts. */
    @AfterEach
    void bury() {
        lives.forEach(life -> life.manager().close());
    }

    @ParameterizedTest(name = "{0} after {1}, killed {2}")
    @MethodSource("columns")
    void tellsNoSecondOpeningAndLosesNoEnd(String condition, Duration away, Killed killed, List<Expected> all)
            throws IOException {
        if (killed == Killed.WHILE_THE_BACKEND_WAS_DOWN) {
            backend.throwAlways(new IOException("down"));
        }
        Life first = start(Instant.parse("2026-01-01T00:00:00Z"), condition.equals("removed") ? "true" : condition);
        long begin = first.time().wallMillis();
        for (Expected expected : all) {
            gauge(
                    first,
                    expected.state(),
                    () -> before(expected.state(), first.time().wallMillis() - begin));
        }
        first.time().advance(ofMinutes(MINUTES_BEFORE));
        for (Expected expected : all) {
            assertThat(told(expected))
                    .as(expected.state())
                    .isEqualTo(killed == Killed.WHILE_THE_BACKEND_WAS_DOWN ? List.of() : expected.kindsBefore());
        }
        backend.acceptAlways();

        Life last = restarted(first, away, killed, condition);
        see(last, condition, all);
        watch(last, all);

        assertThat(backend.accepted()).extracting(Delivery::eventId).doesNotHaveDuplicates();
        all.forEach(expected -> checkIncidents(last, expected));
    }

    private static double before(String state, long millis) {
        double left = MINUTES_BEFORE - millis / 60_000.0;
        return switch (state) {
            case "inactive" -> EMPTY;
            case "pending" -> left <= 3 ? DEEP : EMPTY;
            case "firing" -> left <= 8 ? DEEP : EMPTY;
            case "recovering" -> left <= 11 && left > 3 ? DEEP : EMPTY;
            case "in-the-band" -> left > 8 ? DEEP : BETWEEN;
            case "resolved" -> left > 8 ? DEEP : EMPTY;
            default -> throw new IllegalArgumentException(state);
        };
    }

    private Life restarted(Life first, Duration away, Killed killed, String condition) throws IOException {
        int more = killed == Killed.WHEN_ALL_WAS_TOLD_AND_OFTEN_WHILE_IT_STARTS ? 3 : 0;
        Duration pause = away.dividedBy(more + 1L);
        Life life = first;
        for (int i = 0; i < more; i++) {
            life = start(life.time().wall().plus(pause), condition);
            life.time().advance(ofSeconds(5)); // and is killed before it sees anything
        }
        return start(life.time().wall().plus(pause), condition);
    }

    /**
     * The next process. Since the one before it is left as it is, files open and directory locked, it has a copy of what is on
     * disk by now.
     */
    private Life start(Instant now, String condition) throws IOException {
        Path directory = temporary.resolve("life-" + lives.size());
        if (!lives.isEmpty()) {
            copy(lives.get(lives.size() - 1).directory(), directory);
        }
        VirtualTime time = new VirtualTime(now);
        IncidentManagerBuilder builder = Desk.manager(time, backend)
                .restoreTicks(2)
                .config(IncidentConfig.builder().journal(small(directory)).build())
                .type(IncidentType.named("backlog").by("queue").build());
        if (!condition.equals("removed")) {
            builder.rule(RULE);
        }
        Life life = new Life(directory, time, builder.build());
        lives.add(life);
        return life;
    }

    private static JournalConfig small(Path directory) {
        JournalConfig usual = JournalConfig.in(directory);
        return new JournalConfig(directory, 1 << 16, usual.retention(), usual.commit(), usual.queue());
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectory(to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static void gauge(Life life, String queue, DoubleSupplier depth) {
        life.manager().metrics().gauge("queue_depth", Map.of("queue", queue), depth);
    }

    private static void see(Life life, String condition, List<Expected> all) {
        if (condition.equals("silent")) {
            return;
        }
        gauge(life, "another", () -> EMPTY);
        if (condition.equals("gone")) {
            return;
        }
        double depth = switch (condition) {
            case "true" -> DEEP;
            case "band" -> BETWEEN;
            case "unknown" -> Double.NaN;
            default -> EMPTY;
        };
        all.forEach(expected -> gauge(life, expected.state(), () -> depth));
    }

    private void watch(Life life, List<Expected> all) {
        for (int second = 0; second <= 60 * MINUTES_AFTER; second += 15) {
            life.time().advance(second == 0 ? Duration.ZERO : ofSeconds(15));
            for (Expected expected : all) {
                List<String> before = expected.kindsBefore();
                List<String> after = Stream.concat(before.stream(), expected.kinds().stream())
                        .toList();
                int due = 60 * expected.minute();
                if (second < due - 45) {
                    assertThat(told(expected))
                            .as("%s after %d s", expected, second)
                            .isEqualTo(before);
                } else if (second > due + 60) {
                    assertThat(told(expected))
                            .as("%s after %d s", expected, second)
                            .isEqualTo(after);
                }
            }
        }
    }

    /** The openings and ends that the backend took, each opening under the name of the event that it was. */
    private List<String> told(Expected of) {
        return backend.accepted().stream()
                .filter(delivery -> of.state().equals(delivery.incident().by().get("queue")))
                .filter(delivery -> delivery.opens() || !delivery.incident().isOpen())
                .map(delivery -> delivery.event().kind())
                .toList();
    }

    private void checkIncidents(Life last, Expected expected) {
        List<String> told = told(expected);
        assertThat(backend.incidents().stream()
                        .filter(incident ->
                                expected.state().equals(incident.by().get("queue")))
                        .map(IncidentSnapshot::id)
                        .distinct())
                .as("incidents of %s", expected)
                .hasSize(Collections.frequency(told, "declared"));
        assertThat(last.manager().open().stream()
                        .filter(open ->
                                expected.state().equals(open.snapshot().by().get("queue"))))
                .as("open at the end of %s", expected)
                .hasSize(told.isEmpty() || told.get(told.size() - 1).equals("resolved") ? 0 : 1);
    }
}
