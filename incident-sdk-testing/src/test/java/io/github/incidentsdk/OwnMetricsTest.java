package io.github.incidentsdk;

import static io.github.incidentsdk.model.Severity.SEV3;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRuleBuilder;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SDK's own counters, read by rules like any other metric. */
class OwnMetricsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final VirtualTime time = new VirtualTime();

    @TempDir
    private Path directory;

    private IncidentManagerBuilder service() {
        return Desk.manager(time, new RecordingSink())
                .type(IncidentType.named("cart").by("shop").build())
                .type(IncidentType.named("trend").build());
    }

    private static IncidentRuleBuilder trend(String expression) {
        return IncidentRule.named("trend").declares("trend").condition(SEV3, expression);
    }

    private boolean trendIsOpen(IncidentManager manager) {
        time.advance(MINUTE);
        return manager.open().stream().anyMatch(open -> open.snapshot().type().equals("trend"));
    }

    private static void declare(IncidentManager manager, String shop) {
        manager.declare("cart", details -> details.by("shop", shop));
    }

    @Test
    void aTrendOfOpeningsIsARule() {
        try (IncidentManager manager = service()
                .rule(trend("sum(increase(incidents_declared_total{type=\"cart\"}[10m])) > 2")
                        .build())
                .build()) {
            time.advance(MINUTE.multipliedBy(11));
            assertThat(manager.rules().get(0).blindness().unknown()).isNull();
            declare(manager, "a");
            declare(manager, "a");
            declare(manager, "b");
            assertThat(trendIsOpen(manager)).as("two incidents, one twice").isFalse();
            declare(manager, "c");
            assertThat(trendIsOpen(manager)).isTrue();
            time.advance(MINUTE.multipliedBy(12));
            assertThat(trendIsOpen(manager)).isFalse();
        }
    }

    @Test
    void aTypeThatNobodyDefinedIsCountedFromItsFirstIncident() {
        try (IncidentManager manager = service()
                .rule(trend("increase(incidents_declared_total{type=\"made-up\"}[10m]) > 0")
                        .build())
                .build()) {
            assertThat(trendIsOpen(manager)).isFalse();
            manager.declare("made-up");
            assertThat(trendIsOpen(manager)).isTrue();
        }
    }

    @Test
    void whatIsOpenIsCountedOverARestart() {
        IncidentManagerBuilder builder = service()
                .journal(directory)
                .rule(trend("sum(incidents_open{type=\"cart\"}) > 1").build());
        try (IncidentManager before = builder.build()) {
            declare(before, "a");
            assertThat(trendIsOpen(before)).isFalse();
        }
        try (IncidentManager after = service()
                .journal(directory)
                .rule(trend("sum(incidents_open{type=\"cart\"}) > 1").build())
                .build()) {
            assertThat(trendIsOpen(after)).isFalse();
            declare(after, "b");
            assertThat(trendIsOpen(after)).isTrue();
            after.open().stream()
                    .filter(open -> open.snapshot().by().containsValue("a"))
                    .forEach(open -> open.resolve("mended"));
            assertThat(trendIsOpen(after)).isFalse();
        }
    }

    @Test
    void drillsShadowsAndWhatIsAboutTheSdkCountNowhere() {
        IncidentSink down = delivery -> DeliveryOutcome.retry("status 503");
        try (IncidentManager manager = service()
                .selfReport(true)
                .sink("down", down)
                .rule(trend("sum(incidents_open{type!=\"trend\"}) > 0").build())
                .rule(IncidentRule.named("tried-out")
                        .declares("cart")
                        .by("shop")
                        .condition(SEV3, "always > 0")
                        .mode(IncidentRule.Mode.SHADOW)
                        .build())
                .build()) {
            manager.metrics().gauge("always", () -> 1);
            manager.drill("cart");
            manager.declare("trend").resolve("so that the sink has something to fail at");
            time.advance(MINUTE.multipliedBy(10));
            assertThat(manager.open())
                    .extracting(open -> open.snapshot().type())
                    .containsExactly("incident-sdk");
            assertThat(trendIsOpen(manager)).isFalse();
        }
    }

    @Test
    void sinksAreCountedById() {
        boolean[] up = {true};
        try (IncidentManager manager = service()
                .sink("team", delivery -> up[0] ? DeliveryOutcome.accepted() : DeliveryOutcome.refused("no"))
                .rule(trend("increase(incidents_dead_letters_total{sink=\"team\"}[10m]) > 0"
                                + " and on () increase(incidents_told_total{sink=\"pager\"}[10m]) > 1")
                        .build())
                .build()) {
            assertThat(trendIsOpen(manager)).isFalse();
            declare(manager, "a");
            assertThat(trendIsOpen(manager)).isFalse();
            up[0] = false;
            declare(manager, "b");
            assertThat(trendIsOpen(manager)).isTrue();
        }
    }
}
