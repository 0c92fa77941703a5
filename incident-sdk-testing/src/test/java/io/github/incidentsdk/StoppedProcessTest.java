package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** F11: a process that was stopped and goes on evaluates its rules at their times, and does not make up for what it missed. */
@Tag("F11")
@Timeout(600)
@DisabledOnOs(OS.WINDOWS)
class StoppedProcessTest {

    private static final long STOPPED = TimeUnit.SECONDS.toNanos(5);
    private static final long HALF_A_TICK = TimeUnit.MILLISECONDS.toNanos(500);

    @TempDir
    private Path directory;

    @Test
    void noBurstOfEvaluationsFollowsAStop() throws Exception {
        List<Long> ticks = new ArrayList<>();
        try (Child child = Child.start(List.of(), Map.of(), FaultServices.class, "ticks", directory)) {
            ticks.add(tick(child));
            ticks.add(tick(child));
            signal("STOP", child);
            run("sleep", "5.5");
            signal("CONT", child);
            while (since(ticks, 2) < STOPPED) { // also those that came before the stop and were not read yet
                ticks.add(tick(child));
            }
            for (int i = 0; i < 3; i++) {
                ticks.add(tick(child));
            }
        }
        assertThat(since(ticks, 4))
                .as("four evaluations in a row after the stop, the last of %s", ticks)
                .isGreaterThan(HALF_A_TICK);
    }

    /** Over the last so many. */
    private static long since(List<Long> ticks, int last) {
        return ticks.get(ticks.size() - 1) - ticks.get(ticks.size() - last);
    }

    private static long tick(Child child) throws Exception {
        return Long.parseLong(child.awaitLine("tick"));
    }

    private static void signal(String name, Child child) throws Exception {
        run("kill", "-" + name, Long.toString(child.pid()));
    }

    private static void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
