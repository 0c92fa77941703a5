package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.numbers.JournalConfig;
import io.github.incidentsdk.journal.directory.DirectoryLimits;
import io.github.incidentsdk.journal.directory.DirectoryStore;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Scope;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Processes beside each other over one journal directory: what one leaves, another goes on with. */
@Timeout(240)
class AdoptionTest {

    private final VirtualTime time = new VirtualTime();

    @TempDir
    Path directory;

    private IncidentManagerBuilder process(String instance, RecordingSink sink) {
        return Desk.manager(time, sink)
                .instance(instance)
                .config(IncidentConfig.builder()
                        .journal(JournalConfig.in(directory.resolve("journal")))
                        .build());
    }

    @Test
    void whatAProcessLeavesOpenGoesOnInTheOneBesideItWithinASecond() {
        RecordingSink before = new RecordingSink();
        RecordingSink after = new RecordingSink();
        IncidentManager first = process("pod-1", before).build();
        try (IncidentManager second = process("pod-2", after).build()) {
            Incident opened = first.declare("outage", i -> i.tag("region", "eu"));
            first.flush(Duration.ofSeconds(5));
            first.close();
            assertThat(second.open()).isEmpty();

            time.advance(Duration.ofSeconds(2));

            assertThat(second.open()).extracting(Incident::id).containsExactly(opened.id());
            assertThat(after.attempts()).isEmpty();
            second.declare("outage").resolve("over");
            second.flush(Duration.ofSeconds(5));
            assertThat(after.kinds()).containsExactly("resolved");
            assertThat(after.incidents()).extracting(IncidentSnapshot::id).containsExactly(opened.id());
            assertThat(directory.resolve("journal/archive"))
                    .isDirectoryContaining(path -> path.toString().endsWith("-1"));
        }
    }

    @Test
    void whatASinkWasNotToldIsToldByTheOneThatGoesOn() {
        RecordingSink before = new RecordingSink();
        RecordingSink after = new RecordingSink();
        before.throwAlways(new IOException("down"));
        IncidentManager first = process("pod-1", before).build();
        try (IncidentManager second = process("pod-2", after).build()) {
            first.declare("outage").note("looking").resolve("over");
            first.declare("flood");
            first.close();

            time.advance(Duration.ofMinutes(1));

            assertThat(after.accepted("outage"))
                    .extracting(delivery -> delivery.event().kind())
                    .containsExactly("declared", "noted", "resolved");
            assertThat(after.accepted("flood")).hasSize(1);
            assertThat(second.open()).hasSize(1);
        }
    }

    @Test
    void whatIsAboutAnInstanceThatIsGoneEndsAndWhatIsAboutTheServiceGoesOnUnderTheRulesHere() {
        RecordingSink before = new RecordingSink();
        RecordingSink after = new RecordingSink();
        IncidentManager first = ruled(process("pod-1", before)).build();
        IncidentManager second = ruled(process("pod-2", after)).build();
        try (second) {
            AtomicInteger wrongThere = new AtomicInteger();
            AtomicInteger wrongHere = new AtomicInteger();
            first.metrics().gauge("errors", wrongThere::get);
            second.metrics().gauge("errors", wrongHere::get);
            time.advance(Duration.ofSeconds(30));
            wrongThere.set(9);
            time.advance(Duration.ofSeconds(30));
            assertThat(first.open()).hasSize(2);
            first.close();

            time.advance(Duration.ofSeconds(2));

            assertThat(after.kinds()).containsExactly("reporter-left", "resolved");
            assertThat(after.incidents().get(1).resolutionText()).isEqualTo("instance gone");
            assertThat(after.incidents().get(1).type()).isEqualTo("own-trouble");
            assertThat(second.open())
                    .extracting(incident -> incident.snapshot().type())
                    .containsExactly("shared-trouble");

            time.advance(Duration.ofMinutes(1));

            assertThat(second.open()).isEmpty();
            assertThat(after.incidents().get(3).resolutionText()).isEqualTo("recovered");
        }
    }

    private static IncidentManagerBuilder ruled(IncidentManagerBuilder process) {
        return process.type(
                        IncidentType.named("own-trouble").scope(Scope.INSTANCE).build())
                .type(IncidentType.named("shared-trouble").scope(Scope.SERVICE).build())
                .rule(IncidentRule.named("own")
                        .declares("own-trouble")
                        .condition(Severity.SEV2, "errors > 5")
                        .build())
                .rule(IncidentRule.named("shared")
                        .declares("shared-trouble")
                        .condition(Severity.SEV2, "errors > 5")
                        .build());
    }

    @Test
    void twoOpeningsOfOneKeyEndTogetherAndWhatCodeHeldThereItHoldsHere() {
        RecordingSink before = new RecordingSink();
        RecordingSink after = new RecordingSink();
        IncidentManager first = process("pod-1", before).build();
        try (IncidentManager second = process("pod-2", after).build()) {
            Incident there = first.declare("outage");
            first.flush(Duration.ofSeconds(5));
            Incident here = second.declare("outage");
            second.flush(Duration.ofSeconds(5));
            first.close();
            time.advance(Duration.ofSeconds(2));
            assertThat(second.open()).extracting(Incident::id).containsExactly(here.id());
            assertThat(after.kinds()).containsExactly("declared");

            here.resolve("over");
            time.advance(Duration.ofSeconds(2));

            assertThat(after.kinds()).containsExactly("declared", "resolved", "resolved");
            assertThat(after.incidents())
                    .extracting(IncidentSnapshot::id)
                    .containsExactly(here.id(), here.id(), there.id());
        }
    }

    /** F32: the process that goes on with the incidents of another is followed by a third, and so on. */
    @Test
    @Tag("F32")
    void everyOpenOfTwentyOverlappingRestartsGetsItsResolve() {
        List<IncidentSnapshot> backend = new ArrayList<>();
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> opened = new ArrayList<>();
        IncidentManager present = telling("pod-0", backend);
        for (int restart = 1; restart <= 20; restart++) {
            opened.add(
                    present.declare("left-open", i -> i.by("n", opened.size())).id());
            opened.add(present.declare("short", i -> i.by("n", opened.size())).id());
            if (random.nextBoolean()) {
                present.flush(Duration.ofSeconds(5));
            }
            IncidentManager next = telling("pod-" + restart, backend);
            time.advance(Duration.ofMillis(random.nextInt(1_500)));
            present.open().stream()
                    .filter(incident -> incident.snapshot().type().equals("short"))
                    .forEach(incident -> incident.resolve("over"));
            present.close();
            present = next;
            time.advance(Duration.ofMillis(random.nextInt(3_000)));
        }
        time.advance(Duration.ofSeconds(3));
        assertThat(present.open())
                .as("seed " + seed)
                .extracting(incident -> incident.snapshot().type())
                .containsOnly("left-open")
                .hasSize(20);
        present.open().forEach(incident -> incident.resolve("over"));
        present.flush(Duration.ofSeconds(5));
        present.close();

        for (String id : opened) {
            List<String> told = backend.stream()
                    .filter(incident -> incident.id().equals(id))
                    .map(incident -> incident.isOpen() ? "open" : "over")
                    .toList();
            assertThat(told).as("%s, seed %d", id, seed).startsWith("open").endsWith("over");
            assertThat(told.stream().filter("over"::equals))
                    .as("%s, seed %d", id, seed)
                    .hasSize(1);
        }
    }

    private IncidentManager telling(String instance, List<IncidentSnapshot> backend) {
        return process(instance, new RecordingSink())
                .sink("backend", delivery -> {
                    backend.add(delivery.incident());
                    return DeliveryOutcome.accepted();
                })
                .build();
    }

    /** F8, F9: one directory for each. */
    @Test
    @Tag("F8")
    void whatIsUsedIsLeftAlone() {
        RecordingSink before = new RecordingSink();
        RecordingSink after = new RecordingSink();
        try (IncidentManager first = process("pod-1", before).build();
                IncidentManager second = process("pod-2", after).build()) {
            first.declare("outage");
            time.advance(Duration.ofMinutes(1));

            assertThat(second.open()).isEmpty();
            assertThat(after.attempts()).isEmpty();
            assertThat(first.open()).hasSize(1);
        }
    }

    @Test
    void aSinkRemembersWhatItDidInTheOtherProcess() {
        List<String> remembered = new ArrayList<>();
        IncidentManager first = process("pod-1", new RecordingSink())
                .sink("chat", delivery -> {
                    delivery.remember("ts", "1700000000.42");
                    return DeliveryOutcome.accepted();
                })
                .build();
        try (IncidentManager second = process("pod-2", new RecordingSink())
                .sink("chat", delivery -> {
                    delivery.receipt("ts").ifPresent(remembered::add);
                    return DeliveryOutcome.accepted();
                })
                .build()) {
            first.declare("outage");
            first.flush(Duration.ofSeconds(5));
            first.close();
            time.advance(Duration.ofSeconds(2));

            second.declare("outage").resolve("over");
            second.flush(Duration.ofSeconds(5));

            assertThat(remembered).containsExactly("1700000000.42");
        }
    }

    @ParameterizedTest
    @CsvSource({"true,1", "false,0"})
    void anEndFromThereIsToldBesideAnOpeningOfTheKeyHereWhereTheSinkTellsThemApart(boolean byId, int ends) {
        RecordingSink chat = new RecordingSink();
        IncidentSink sink = new IncidentSink() {
            @Override
            public DeliveryOutcome deliver(Delivery delivery) throws Exception {
                return chat.deliver(delivery);
            }

            @Override
            public boolean knowsIncidentsById() {
                return byId;
            }
        };
        IncidentManager first =
                process("pod-1", new RecordingSink()).sink("chat", sink).build();
        try (IncidentManager second =
                process("pod-2", new RecordingSink()).sink("chat", sink).build()) {
            Incident there = first.declare("outage");
            Incident here = second.declare("outage");
            first.flush(Duration.ofSeconds(5));
            second.flush(Duration.ofSeconds(5));
            chat.throwAlways(new IOException("down"));
            there.resolve("over");
            first.close();
            chat.acceptAlways();
            time.advance(Duration.ofMinutes(1));

            assertThat(chat.accepted("outage"))
                    .filteredOn(delivery -> !delivery.incident().isOpen())
                    .extracting(delivery -> delivery.incident().id())
                    .hasSize(ends)
                    .allMatch(there.id()::equals);
            assertThat(here.isOpen()).isTrue();
        }
    }

    @Test
    void whoWasGoneOnWithKnowsAllOfItAfterARestartToo() {
        RecordingSink before = new RecordingSink();
        RecordingSink after = new RecordingSink();
        IncidentManager first = process("pod-1", before).build();
        try (IncidentManager second = process("pod-2", new RecordingSink()).build()) {
            first.declare("outage");
            first.flush(Duration.ofSeconds(5));
            first.close();
            time.advance(Duration.ofSeconds(2));
            second.flush(Duration.ofSeconds(5));
        }
        try (IncidentManager third = process("pod-3", after).build()) {
            third.declare("outage").resolve("over");
            third.flush(Duration.ofSeconds(5));

            assertThat(after.kinds()).containsExactly("resolved");
        }
    }

    /** Every step of going on but the last was done when the process ended: the lines are in both journals. */
    private void copiedAndNotPutAway(RecordingSink backend) throws IOException {
        Path blocked = directory.resolve("journal/gone-on");
        IncidentManager first = process("pod-1", backend).build();
        try (IncidentManager second = process("pod-2", new RecordingSink()).build()) {
            first.declare("outage").note("looking");
            first.flush(Duration.ofSeconds(5));
            first.close();
            Files.createDirectory(blocked);
            time.advance(Duration.ofSeconds(3));
            assertThat(second.open()).hasSize(1);
            assertThat(directory.resolve("journal/goes-on-in")).hasContent("2");
        }
        Files.delete(blocked);
    }

    @Test
    @Tag("F32")
    void whatWasCopiedWhenTheProcessEndedIsNotCopiedAgainByWhoeverHasTheCopies() throws IOException {
        RecordingSink after = new RecordingSink();
        copiedAndNotPutAway(new RecordingSink());
        try (IncidentManager third = process("pod-3", after).build()) {
            time.advance(Duration.ofSeconds(3));
            assertThat(directory.resolve("journal/goes-on-in")).doesNotExist();
            assertThat(third.open()).hasSize(1);
            assertThat(after.attempts()).isEmpty();

            third.declare("outage").resolve("over");
            third.flush(Duration.ofSeconds(5));
            time.advance(Duration.ofSeconds(3));
            assertThat(after.kinds()).containsExactly("resolved");
        }
    }

    @SuppressWarnings("try") // what is held goes in the middle
    @Test
    @Tag("F32")
    void whatWasCopiedWhenTheProcessEndedGoesToOneOfTwoThatLookForIt() throws IOException {
        RecordingSink before = new RecordingSink();
        copiedAndNotPutAway(before);
        RecordingSink third = new RecordingSink();
        RecordingSink fourth = new RecordingSink();
        try (DirectoryStore held = DirectoryStore.open(directory.resolve("journal/2"), DirectoryLimits.DEFAULTS);
                IncidentManager one = process("pod-3", third).build();
                IncidentManager other = process("pod-4", fourth).build()) {
            time.advance(Duration.ofSeconds(3));
            assertThat(one.open()).as("who has the copies may still be there").isEmpty();
            assertThat(other.open()).isEmpty();

            held.close();
            time.advance(Duration.ofSeconds(3));

            List<IncidentManager> having =
                    Stream.of(one, other).filter(each -> !each.open().isEmpty()).toList();
            assertThat(having).hasSize(1);
            having.get(0).open().get(0).resolve("over");
            having.get(0).flush(Duration.ofSeconds(5));
            assertThat(Stream.of(third, fourth).flatMap(sink -> sink.kinds().stream()))
                    .containsExactly("resolved");
        }
    }
}
