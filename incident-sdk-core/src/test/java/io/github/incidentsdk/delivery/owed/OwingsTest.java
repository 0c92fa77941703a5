package io.github.incidentsdk.delivery.owed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.delivery.owed.Waiting.Kind;
import io.github.incidentsdk.delivery.owed.Waiting.Opening;
import io.github.incidentsdk.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class OwingsTest {

    private static final int STEPS = 20_000;
    private static final List<Predicate<Why>> PICKS =
            List.of(why -> true, Why::isRetry, why -> !why.isRetry(), why -> why == Why.MISSED);

    private static final List<Severity> SEVERITIES = List.of(Severity.values());
    private static final List<Kind> KINDS = List.of(Kind.values());

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final Owings owings = new Owings();
    private long seq;

    /** Whatever happens, who is next is who would be found among all. */
    @Test
    void theSoonestAndOfTheseTheWorstIsNext() {
        for (int step = 0; step < STEPS; step++) {
            long now = random.nextInt(50);
            change(now);
            for (Predicate<Why> which : PICKS) {
                assertThat(owings.next(now, which))
                        .as("seed %d, step %d", seed, step)
                        .isEqualTo(next(now, which));
                assertThat(owings.nextDue(which))
                        .as("seed %d, step %d", seed, step)
                        .isEqualTo(nextDue(which));
            }
        }
    }

    private void change(long now) {
        String key = "key-" + random.nextInt(12);
        Owed before = owings.of(key);
        switch (random.nextInt(8)) {
            case 0 -> owings.tell(key, line(key), now, Instant.EPOCH, Duration.ZERO);
            case 1 -> owings.missed(key, List.of(line(key)), random.nextBoolean() ? Tries.NOT_YET : now);
            case 2 -> owings.again(key, line(key), now + 3);
            case 3 -> owings.takesAgain(now);
            case 4 -> owings.onlyNewest(now);
            case 5 -> owings.newest(key, line(key), now);
            case 6 -> {
                if (before != null) {
                    owings.failed(before, random.nextBoolean() ? Why.FAILED : Why.PARKED, Tries.none(now + 5));
                }
            }
            default -> {
                if (before != null) {
                    owings.answered(key, before.head().seq(), now);
                }
            }
        }
    }

    private Waiting line(String key) {
        return new Waiting(++seq, new Opening("i-" + key, 0), any(SEVERITIES), any(KINDS), Instant.EPOCH, List.of(), 0);
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private Optional<Owed> next(long now, Predicate<Why> which) {
        return owings.all().stream()
                .filter(owed -> which.test(owed.why()) && owed.tries().isDue(now))
                .min(Comparator.<Owed>comparingLong(owed -> owed.tries().due())
                        .thenComparing(owed -> owed.head().severity())
                        .thenComparing(owed -> owed.head().seq()));
    }

    private long nextDue(Predicate<Why> which) {
        return owings.all().stream()
                .filter(owed -> which.test(owed.why()))
                .mapToLong(owed -> owed.tries().due())
                .min()
                .orElse(Tries.NOT_YET);
    }
}
