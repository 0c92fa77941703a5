package io.github.incidentsdk.rule.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a tick of all rules may cost in memory while nothing comes, goes, opens or ends. */
class TickAllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int RULES = 200;
    private static final int SERIES = 10;
    private static final int TICKS = 200;
    private static final int ROUNDS = 12;

    private final Service service = new Service(
            IntStream.range(0, RULES)
                    .mapToObj(i -> Service.type("type-" + i, "instance").build())
                    .toList(),
            IntStream.range(0, RULES).mapToObj(TickAllocationTest::rule).toArray(IncidentRule[]::new));

    private static IncidentRule rule(int number) {
        return IncidentRule.named("rule-" + number)
                .declares("type-" + number)
                .value("load_" + number)
                .level(Severity.SEV1, "> 1000")
                .level(Severity.SEV3, "> 90")
                .holdsFor(Duration.ofMinutes(1))
                .build();
    }

    @Test
    void rulesOfWhichNoneIsTrueMakeNoGarbage() {
        load(10);

        assertThat(bytesPerTick()).isLessThan(100);
        assertThat(service.open()).isEmpty();
    }

    /** But for the line every 30 seconds that names the rules which follow something. */
    @Test
    void rulesWhoseIncidentsStayOpenMakeNoGarbage() {
        load(95);

        service.tick(TICKS * ROUNDS);
        assertThat(bytesOfTheLeast()).isLessThan(100);
        assertThat(service.open()).hasSize(RULES * SERIES);
    }

    private void load(double value) {
        for (int rule = 0; rule < RULES; rule++) {
            for (int instance = 0; instance < SERIES; instance++) {
                service.set("load_" + rule + "{instance=" + instance + "}", value);
            }
        }
    }

    /** The median of the later rounds, since the compiler works beside the earlier ones. */
    private long bytesPerTick() {
        long[] rounds = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            rounds[round] = bytesOf(TICKS) / TICKS;
        }
        long[] later = Arrays.copyOfRange(rounds, ROUNDS / 2, ROUNDS);
        Arrays.sort(later);
        return later[later.length / 2];
    }

    private long bytesOfTheLeast() {
        return LongStream.range(0, TICKS).map(tick -> bytesOf(1)).min().orElseThrow();
    }

    private long bytesOf(int ticks) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        service.tick(ticks);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
