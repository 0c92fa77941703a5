package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.numbers.JournalConfig;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Changed;
import io.github.incidentsdk.journal.directory.JournalFiles;
import io.github.incidentsdk.lifecycle.Ignored;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Change;
import io.github.incidentsdk.model.IncidentEvent.ChangeNearby;
import io.github.incidentsdk.model.Link;
import io.github.incidentsdk.redaction.Known;
import io.github.incidentsdk.redaction.Redactors;
import io.github.incidentsdk.settings.Secret;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Changes of the service: what is on the record, what is remembered, and what a restart knows. */
@Timeout(240)
class ChangeTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private static final Redactors REDACTORS =
            Redactors.keyedBy(Secret.of("0123456789abcdef0123456789abcdef")).with(Known.EMAIL);

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink team = new RecordingSink();

    @TempDir
    Path directory;

    private IncidentManagerBuilder process() {
        return Desk.manager(time, team)
                .config(IncidentConfig.builder()
                        .journal(JournalConfig.in(directory.resolve("journal")))
                        .build());
    }

    private void soon() {
        time.advance(Duration.ofSeconds(1));
    }

    private List<Changed> journaled() throws IOException {
        List<JournalLine> lines = new ArrayList<>();
        JournalFiles.read(directory.resolve("journal"), lines::add);
        return lines.stream()
                .filter(Changed.class::isInstance)
                .map(Changed.class::cast)
                .toList();
    }

    @Test
    void aChangeIsJournaledAlthoughNothingIsOpen() throws IOException {
        Instant told = time.wall();
        try (IncidentManager manager = process().build()) {
            manager.change(
                    "deploy",
                    c -> c.text("checkout 1.4.2")
                            .by("anna")
                            .link("request 12", "https://git.example.com/12")
                            .at(told.minusSeconds(90)));
            soon();
        }
        assertThat(journaled()).singleElement().satisfies(line -> {
            assertThat(line.at()).isEqualTo(told);
            assertThat(line.change())
                    .isEqualTo(new Change(
                            told.minusSeconds(90),
                            "deploy",
                            "checkout 1.4.2",
                            Actor.person("anna"),
                            new Link("request 12", "https://git.example.com/12")));
        });
    }

    @Test
    void whatIsOpenHearsOfIt() {
        try (IncidentManager manager = process().build()) {
            Incident spike = manager.declare("cost-spike");
            manager.declare("outage").resolve("over");
            manager.change("deploy", "crawler 7");
            soon();
            assertThat(team.accepted("cost-spike"))
                    .extracting(delivery -> delivery.event())
                    .filteredOn(ChangeNearby.class::isInstance)
                    .singleElement()
                    .isInstanceOfSatisfying(ChangeNearby.class, change -> {
                        assertThat(change.stamp().incidentId()).isEqualTo(spike.id());
                        assertThat(change.kindOfChange()).isEqualTo("deploy");
                        assertThat(change.text()).isEqualTo("crawler 7");
                    });
            assertThat(team.accepted("outage")).noneMatch(delivery -> delivery.event() instanceof ChangeNearby);
        }
    }

    @Test
    void aRestartRemembersTheLastOnes() {
        try (IncidentManager manager = process().build()) {
            for (int i = 0; i < 3 * Change.REMEMBERED; i++) {
                manager.change("deploy", "version " + i);
                soon();
            }
        }
        try (IncidentManager manager = process().build()) {
            assertThat(manager.changes())
                    .hasSize(Change.REMEMBERED)
                    .extracting(Change::text)
                    .startsWith("version 200")
                    .endsWith("version 299");
        }
    }

    @Test
    void thoseOfTheHourBeforeAMomentAreFoundInTheOrderInWhichTheyTookEffect() {
        try (IncidentManager manager = process().build()) {
            Instant noon = time.wall();
            manager.change("deploy", c -> c.text("at noon"));
            time.advance(Duration.ofMinutes(30));
            manager.change("flag", c -> c.text("half past"));
            manager.change("migration", c -> c.text("a quarter past").at(noon.plusSeconds(900)));
            manager.change("vendor", c -> c.text("not yet").at(noon.plus(HOUR)));
            assertThat(changes(manager, noon.plus(HOUR)))
                    .containsExactly("at noon", "a quarter past", "half past", "not yet");
            assertThat(changes(manager, noon.plus(HOUR).plusMillis(1)))
                    .containsExactly("a quarter past", "half past", "not yet");
            assertThat(changes(manager, noon.plusSeconds(900))).containsExactly("at noon", "a quarter past");
            assertThat(changes(manager, Instant.MIN)).isEmpty();
            assertThat(changes(manager, Instant.MIN.plusSeconds(60))).isEmpty();
        }
    }

    private static List<String> changes(IncidentManager manager, Instant moment) {
        return manager.changesBefore(moment, HOUR).stream().map(Change::text).toList();
    }

    @Test
    void whatMakesNoSenseIsCounted() {
        IncidentManager manager = process().build();
        manager.change(null, "x");
        manager.change(" ", "x");
        manager.change("deploy", c -> {
            c.text("kept");
            throw new IllegalStateException("planted");
        });
        assertThat(manager.changes()).extracting(Change::text).containsExactly("kept");
        manager.close();
        manager.change("deploy", "too late");
        assertThat(manager.changes()).hasSize(1);
        assertThat(manager.ignored())
                .containsEntry(Ignored.BLANK, 2L)
                .containsEntry(Ignored.DETAILS_THREW, 1L)
                .containsEntry(Ignored.CLOSED, 1L);
    }

    @Test
    void itsTextsAreRedacted() throws IOException {
        try (IncidentManager manager = process().redaction(REDACTORS).build()) {
            manager.change("deploy", "asked by anna@example.com");
            soon();
        }
        assertThat(journaled())
                .singleElement()
                .satisfies(line ->
                        assertThat(line.change().text()).startsWith("asked by ").doesNotContain("anna@example.com"));
    }
}
