package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV2;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.Point;
import io.github.incidentsdk.metric.Sample;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.polling.SourceStatus;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRuleBuilder;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A source that hangs is its own trouble: its rules see nothing, and everything else goes on. */
@Timeout(240)
class HangingSourcesTest {

    private static final Duration TICK = Duration.ofSeconds(15);
    private static final String LATE = "it has not answered for 60 s";

    private final VirtualTime time = new VirtualTime();
    private final OneThreadApart workers = new OneThreadApart(time, "incident-sdk-source-bad");
    private final CountDownLatch hung = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean hangs;
    private volatile boolean heedsInterrupts = true;
    private volatile double bad = 500;
    private double good = 5;
    private @Nullable IncidentManager manager;

    @AfterEach
    void close() throws InterruptedException {
        released.countDown();
        if (manager != null) {
            manager.close();
        }
        workers.join();
    }

    private double badDepth() throws InterruptedException {
        while (hangs && released.getCount() > 0) {
            hung.countDown();
            try {
                released.await();
            } catch (InterruptedException asked) {
                if (heedsInterrupts) {
                    throw asked;
                }
            }
        }
        return bad;
    }

    private IncidentManager start(IncidentManagerBuilder builder) {
        manager = builder.workers(workers)
                .type(IncidentType.named("backlog").by("queue").build())
                .poll("good", TICK, () -> List.of(new Sample("good_depth", Labels.of("queue", "good"), good)))
                .rule(rule("on-good", "good_depth").build())
                .build();
        return manager;
    }

    private IncidentManager polled() {
        return start(Desk.manager(time, new RecordingSink())
                .poll("bad", TICK, () -> List.of(new Sample("bad_depth", Labels.of("queue", "bad"), badDepth())))
                .rule(rule("on-bad", "bad_depth").build()));
    }

    private IncidentManager remote() {
        return start(Desk.manager(time, new RecordingSink())
                .engine("bad", (expression, at) -> List.of(new Point(Labels.of("queue", "bad"), badDepth())))
                .rule(rule("on-bad", "bad_depth").source("bad").build())
                .rule(rule("seldom", "bad_depth")
                        .source("bad")
                        .every(Duration.ofMinutes(20))
                        .build()));
    }

    private static IncidentRuleBuilder rule(String id, String metric) {
        return IncidentRule.named(id)
                .declares("backlog")
                .value(metric)
                .level(SEV2, "> 100")
                .every(TICK)
                .keep(TICK);
    }

    private List<@Nullable String> open() {
        return manager.open().stream()
                .map(each -> each.snapshot().by().get("queue"))
                .sorted()
                .toList();
    }

    private @Nullable String unknown(String rule) {
        return manager.rules().stream()
                .filter(status -> status.rule().equals(rule))
                .findFirst()
                .orElseThrow()
                .blindness()
                .unknown();
    }

    private SourceStatus source(String id) {
        return manager.sources().stream()
                .filter(status -> status.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void turn() throws InterruptedException {
        workers.begin();
        workers.join();
    }

    private void beginToHang() throws InterruptedException {
        turn();
        time.advance(TICK);
        assertThat(open()).containsExactly("bad");
        hangs = true;
        workers.begin();
        hung.await();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void othersGoOnAndNothingIsResolvedUntilItAnswersAgain(boolean remote) throws InterruptedException {
        try (IncidentManager started = remote ? remote() : polled()) {
            beginToHang();
            good = 500;
            time.advance(Duration.ofMinutes(1));
            assertThat(open()).containsExactly("bad", "good");
            assertThat(source("bad").failure()).as("it may still answer").isNull();

            time.advance(TICK.multipliedBy(2));
            assertThat(source("bad").failure()).isEqualTo(LATE);
            assertThat(source("good").failure()).isNull();
            assertThat(unknown("on-bad")).isEqualTo("source 'bad' has no data: " + LATE);
            assertThat(unknown("on-good")).isNull();

            time.advance(Duration.ofHours(2));
            assertThat(started.rules().stream()
                            .filter(status -> status.rule().equals("on-bad"))
                            .findFirst()
                            .orElseThrow()
                            .trouble())
                    .hasValueSatisfying(trouble -> assertThat(trouble).contains(LATE));
            assertThat(source("bad").failures()).as("of one call").isEqualTo(1);
            good = 5;
            time.advance(Duration.ofMinutes(1));
            assertThat(open()).as("a source that hangs is no recovery").containsExactly("bad");

            bad = 5;
            released.countDown();
            workers.join();
            turn();
            time.advance(Duration.ofMinutes(40));
            assertThat(source("bad").failure()).isNull();
            assertThat(open()).isEmpty();
        }
    }

    @Test
    void aRuleThatWasNotDueYetIsBlindToo() throws InterruptedException {
        remote();
        beginToHang();
        time.advance(Duration.ofMinutes(30));
        assertThat(unknown("seldom")).isEqualTo("source 'bad' has no data: " + LATE);
        released.countDown();
        workers.join();
        turn();
        time.advance(Duration.ofMinutes(20));
        assertThat(unknown("seldom")).isNull();
    }

    @Test
    void whatAnswersAfterHoursIsOfTheTimeOfTheAnswer() throws InterruptedException {
        start(Desk.manager(time, new RecordingSink())
                .poll("bad", TICK, () -> List.of(new Sample("bad_depth", Labels.of("queue", "bad"), badDepth())))
                .rule(IncidentRule.named("missing")
                        .declares("backlog")
                        .condition(SEV2, "absent(bad_depth)")
                        .every(TICK)
                        .build()));
        turn();
        time.advance(TICK);
        hangs = true;
        workers.begin();
        hung.await();
        time.advance(Duration.ofHours(2));
        released.countDown();
        workers.join();
        time.advance(TICK);
        assertThat(open()).as("it is there").isEmpty();
        assertThat(unknown("missing")).isNull();
    }

    @Test
    void closingEndsACallThatCanBeEnded() throws InterruptedException {
        polled();
        beginToHang();
        long before = time.nanos();
        manager.close();
        workers.join();
        assertThat(time.nanos()).isEqualTo(before);
        assertThat(workers.isStopped()).isTrue();
        assertThat(source("bad").failures()).as("its end is no failure").isZero();
    }

    @Test
    void closingIsNotHeldUpByACallThatHeedsNothing() throws InterruptedException {
        heedsInterrupts = false;
        polled();
        beginToHang();
        manager.close();
        assertThat(workers.isStopped()).isTrue();
        assertThat(released.getCount()).as("and it hangs still").isEqualTo(1);
    }

    @Test
    void anErrorIsAFailureLikeAnyOther() throws InterruptedException {
        start(Desk.manager(time, new RecordingSink())
                .poll("bad", TICK, () -> {
                    if (hangs) {
                        throw new NoClassDefFoundError("com/example/Driver");
                    }
                    return List.of(new Sample("bad_depth", Labels.of("queue", "bad"), 500));
                })
                .rule(rule("on-bad", "bad_depth").build()));
        turn();
        time.advance(TICK);
        hangs = true;
        turn();
        time.advance(Duration.ofHours(1));
        assertThat(unknown("on-bad"))
                .isEqualTo("source 'bad' has no data: it threw NoClassDefFoundError: com/example/Driver");
        assertThat(open()).containsExactly("bad");
    }
}
