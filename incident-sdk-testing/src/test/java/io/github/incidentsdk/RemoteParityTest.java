package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.rule.engine.RuleStatus;
import io.github.incidentsdk.rule.engine.RuleStatus.InstanceStatus;
import io.github.incidentsdk.rule.engine.RuleStatus.LevelStatus;
import io.github.incidentsdk.rule.state.Phase;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random rules over a random program, each twice: in this process, and at a real Prometheus server that was told of the
 * program's every scrape. Tick by tick their states are the same.
 *
 * <p>The server is asked about moments long past, so that days take seconds.
 */
@Timeout(600)
class RemoteParityTest {

    private static final Duration TICK = Duration.ofSeconds(15);

    /** Until every window is full and every timer has run out, what is here and what is there begin alike. */
    private static final int QUIET = 60;

    private static final int RULES = 8;
    private static final long SEED = Long.getLong("parity.seed", 20_240_101);
    private static final int RUNS = Integer.getInteger("parity.runs", 2);
    private static final int TICKS = Integer.getInteger("parity.ticks", 750);

    private static final String HEAD = """
            incidents:
              types: { one: {}, by-x: { by: [x] }, by-x-y: { by: [x, y] } }
              sources:
                fleet: { type: prometheus, url: "%s", timeout: 60s }
              rules:
            """;

    @TempDir
    private Path folder;

    /** What has been active since the comparison began: when it began before, a window that was not covered yet was unknown here alone. */
    private Set<String> early = Set.of();

    private long compared;
    private long seenActive;
    private long transitions;

    @Test
    void theSameRulesDoTheSameHereAndThereAtEveryTick() throws Exception {
        try (RealPrometheus server = RealPrometheus.startToBeTold(folder)) {
            assumeThat(server)
                    .as("%s does not name a folder with Prometheus 3", RealPrometheus.VARIABLE)
                    .isNotNull();
            for (int run = 0; run < RUNS; run++) {
                Instant begin = Instant.parse("2024-01-01T00:00:00Z").plus(Duration.ofDays(30L * run));
                run(SEED + run, begin, server.url());
            }
        }
        System.out.printf(
                "remote parity: seeds %d to %d, %d ticks of a rule compared, %d with something active, %d changes%n",
                SEED, SEED + RUNS - 1, compared, seenActive, transitions);
        assertThat(seenActive)
                .as("random rules that never see anything show nothing")
                .isGreaterThan(compared / 10);
        assertThat(transitions).isGreaterThan(compared / 50);
    }

    private void run(long seed, Instant begin, String url) throws Exception {
        Random random = new Random(seed);
        RandomProgram program = new RandomProgram(random, QUIET + TICKS, QUIET);
        program.tell(new RemoteWrite(url), begin.toEpochMilli(), TICK.toMillis());
        Map<String, String> rules = new LinkedHashMap<>();
        RandomRuleTexts texts = new RandomRuleTexts(random);
        for (int i = 0; i < RULES; i++) {
            rules.put("r" + i, texts.next());
        }
        VirtualTime time = new VirtualTime(begin);
        IncidentConfig config = config(url, rules);
        assertThat(config.problems().stream().filter(problem -> problem.isError()))
                .as("seed %d: %s", seed, rules)
                .isEmpty();
        try (IncidentManager manager =
                Desk.manager(time, new RecordingSink()).config(config).build()) {
            Map<String, String> before = Map.of();
            for (int tick = 0; tick < QUIET + TICKS; tick++) {
                program.show(manager.metrics(), tick);
                time.advance(tick == 0 ? Duration.ZERO : TICK);
                if (tick >= QUIET) {
                    Set<String> active = active(manager, rules.keySet());
                    early = tick == QUIET
                            ? active
                            : early.stream().filter(active::contains).collect(Collectors.toSet());
                    before = compare(manager, rules, before, "seed " + seed + ", tick " + tick);
                }
            }
            assertThat(manager.sources().get(0).failures()).isZero();
        }
    }

    private static IncidentConfig config(String url, Map<String, String> rules) {
        StringBuilder yaml = new StringBuilder(HEAD.formatted(url));
        rules.forEach((id, rule) -> {
            yaml.append("    here-").append(id).append(": ").append(rule).append('\n');
            yaml.append("    there-")
                    .append(id)
                    .append(": ")
                    .append(rule.replaceFirst(" }$", ", source: fleet }"))
                    .append('\n');
        });
        return IncidentConfig.parseYaml(yaml.toString(), "incidents.yaml");
    }

    private Map<String, String> compare(
            IncidentManager manager, Map<String, String> rules, Map<String, String> before, String when) {
        Map<String, RuleStatus> all = new LinkedHashMap<>();
        manager.rules().forEach(status -> all.put(status.rule(), status));
        Map<String, String> states = new TreeMap<>();
        List<String> differ = new ArrayList<>();
        rules.forEach((id, text) -> {
            RuleStatus here = all.get("here-" + id);
            RuleStatus there = all.get("there-" + id);
            String state = state(id, here);
            if (!state.equals(state(id, there))) {
                differ.add(text + "\nhere:  " + state + "\n" + here + "\nthere: " + state(id, there) + "\n" + there);
            }
            compared++;
            seenActive += state.contains("[") ? 1 : 0;
            transitions += state.equals(before.getOrDefault(id, state)) ? 0 : 1;
            states.put(id, state);
        });
        assertThat(differ).as("%s%nbefore: %s", when, before).isEmpty();
        return states;
    }

    private static Set<String> active(IncidentManager manager, Set<String> rules) {
        Set<String> active = new HashSet<>();
        for (RuleStatus status : manager.rules()) {
            String id = status.rule().replaceFirst("^here-", "");
            for (InstanceStatus instance : rules.contains(id) ? status.instances() : List.<InstanceStatus>of()) {
                instance.levels().stream()
                        .filter(level -> level.phase() != Phase.INACTIVE)
                        .forEach(level -> active.add(level(id, instance, level)));
            }
        }
        return active;
    }

    private static String level(String rule, InstanceStatus instance, LevelStatus level) {
        return rule + " " + new TreeMap<>(instance.by()) + " " + level.severity();
    }

    /** What is active, since when if it began while it was watched, and whether it claims an incident; and whether anything is unknown. */
    private String state(String id, RuleStatus rule) {
        Map<String, String> states = new TreeMap<>();
        for (InstanceStatus instance : rule.instances()) {
            if (instance.isActive()) {
                List<String> levels = instance.levels().stream()
                        .map(level -> level.severity() + " " + level.phase() + " for "
                                + (early.contains(level(id, instance, level)) ? "long" : level.trueFor()))
                        .toList();
                states.put(new TreeMap<>(instance.by()).toString(), levels + " " + instance.incident());
            }
        }
        return (rule.blindness().unknown() == null ? "sees " : "blind ") + states;
    }
}
