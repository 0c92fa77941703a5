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

    private static final long STOPPED = TimeUnit.SECONDS.toNanos(3);
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
            run("sleep", "3.5");
            signal("CONT", child);
            for (int i = 0; i < 6; i++) {
                ticks.add(tick(child));
            }
        }
        int first = 1;
        while (ticks.get(first) - ticks.get(first - 1) < STOPPED) {
            first++;
        }
        assertThat(ticks.get(first + 2) - ticks.get(first))
                .as("three evaluations in a row after the stop, of %s", ticks)
                .isGreaterThan(HALF_A_TICK);
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
