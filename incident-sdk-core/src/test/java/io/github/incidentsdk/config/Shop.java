package io.github.incidentsdk.config;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.model.Severity.SEV3;
import static io.github.incidentsdk.model.Severity.SEV4;

import io.github.incidentsdk.briefing.Contact;
import io.github.incidentsdk.briefing.SeverityMeaning;
import io.github.incidentsdk.config.IncidentConfig.OnInvalid;
import io.github.incidentsdk.config.numbers.DeliveryConfig;
import io.github.incidentsdk.config.numbers.EvaluationConfig;
import io.github.incidentsdk.config.numbers.JournalConfig;
import io.github.incidentsdk.config.numbers.LimitsConfig;
import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.PlaybookStep;
import io.github.incidentsdk.model.Preparation;
import io.github.incidentsdk.model.Scope;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRule.NoData;
import io.github.incidentsdk.rule.IncidentRule.SeriesGone;
import io.github.incidentsdk.rule.IncidentRule.ZeroDenominator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One configuration that says everything, in each of its forms. */
final class Shop {

    static final Map<String, String> ENVIRONMENT = Map.of("PAGERDUTY_ROUTING_KEY", "R0UTING");
    static final ConfigLoader LOADER = IncidentConfig.loader().environment(ENVIRONMENT::get);

    private Shop() {}

    static String yaml() {
        return resource("/config/shop.yaml");
    }

    static String json() {
        return resource("/config/shop.json");
    }

    static IncidentConfig inCode() {
        return IncidentConfig.builder()
                .service("checkout")
                .instance("checkout-7")
                .onInvalid(OnInvalid.FAIL)
                .reopenWithin(Duration.ofMinutes(20))
                .drillFor(Duration.ofMinutes(2))
                .onStop(IncidentConfig.OnStop.NOTE)
                .outageTolerance(Duration.ofMinutes(90))
                .restoreTicks(4)
                .defaultSeverity(SEV4)
                .shutdown(Duration.ofMillis(3_500))
                .severity(SeverityMeaning.of(SEV1)
                        .means("customers cannot check out")
                        .expects("on-call answers within 5 minutes, and a commander is named")
                        .updates(Audience.RESPONDERS, Duration.ofMinutes(15))
                        .updates(Audience.CUSTOMERS, Duration.ofHours(1)))
                .severity(SeverityMeaning.of(SEV2).means("some customers cannot"))
                .contacts(
                        "finops",
                        new Contact("FinOps on call", "on-call", "+49 30 1234567", "#finops", null),
                        new Contact("Ada", null, null, null, "ada@example.org"))
                .contacts("Checkout Team", Contact.byChat("lead", "#checkout"))
                .type(IncidentType.named("cost-spike")
                        .title("Cloud spend spike in {account}")
                        .by("account")
                        .owner("finops")
                        .category("cost")
                        .scope(Scope.SERVICE)
                        .severity(SEV1, "usd_per_hour > 1000")
                        .severity(SEV2, "usd_per_hour > 300 and on (region) incident{region=~\"eu-.*\"}")
                        .prepared(Preparation.builder()
                                .playbook(
                                        PlaybookStep.of("Look at the dashboard"),
                                        PlaybookStep.of("Freeze the crawler fleet")
                                                .explainedAt("https://wiki.example.org/freeze")
                                                .by("on-call"))
                                .bridge("https://meet.example.org/{key}")
                                .channel("#inc-{account}")
                                .reviewFrom(SEV3)
                                .perspectives("finance", "support")
                                .build())
                        .restricted(true)
                        .build())
                .type(IncidentType.named("outage")
                        .title("{service} is failing")
                        .owner("checkout")
                        .build())
                .rule(hourlySpend())
                .rule(checkoutErrors())
                .rule(IncidentRule.named("no-backup")
                        .declares("outage")
                        .condition(SEV3, "absent(last_backup_age_seconds)")
                        .source("prometheus")
                        .build())
                .sink(SinkConfig.of("on-call", "pagerduty", Map.of("routing-key", "R0UTING"))
                        .accepting(new SinkConfig.Filter(SEV2, List.of("outage"), Map.of("region", "eu-1"), true))
                        .serving(Set.of(Audience.RESPONDERS))
                        .fallingBackOn("team")
                        .delivering(delivery(Duration.ofSeconds(3))))
                .sink(SinkConfig.of(
                                "team",
                                "webhook",
                                Map.of("url", "https://example.org/hook", "headers", Map.of("X-Team", "checkout")))
                        .delivering(delivery(Duration.ofSeconds(10))))
                .journal(new JournalConfig(
                        Path.of("/var/lib/checkout/incidents"),
                        1L << 20,
                        new JournalConfig.Retention(Duration.ofDays(30), 256L << 20),
                        new JournalConfig.Commit(Duration.ofMillis(20), 64L << 10),
                        1_024))
                .delivery(delivery(Duration.ofSeconds(10)))
                .limits(new LimitsConfig(100, 200, 50, 5_000, 400))
                .evaluation(new EvaluationConfig(
                        new EvaluationConfig.Windows(
                                Duration.ofMinutes(10), 50, Duration.ofHours(2), Duration.ofMinutes(10)),
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(1),
                        4))
                .build();
    }

    private static DeliveryConfig delivery(Duration timeout) {
        return new DeliveryConfig(
                new DeliveryConfig.Attempts(
                        timeout,
                        new DeliveryConfig.Span(Duration.ofMillis(500), Duration.ofMinutes(1)),
                        new DeliveryConfig.Span(Duration.ofSeconds(2), Duration.ofMinutes(30)),
                        Duration.ofHours(2),
                        3),
                new DeliveryConfig.Pace(4, Duration.ofSeconds(20), Duration.ofSeconds(45), 20, 6),
                new DeliveryConfig.Backlog(500, 1L << 20, Duration.ofSeconds(3)),
                Duration.ofMinutes(10),
                100);
    }

    private static IncidentRule hourlySpend() {
        return IncidentRule.named("hourly-spend")
                .declares("cost-spike")
                .metric("usd_per_hour", "sum by (account) (cloud_cost_usd_per_hour)")
                .holdsFor(Duration.ofMinutes(5))
                .resolvesWhen("usd_per_hour < 250", Duration.ofMinutes(15))
                .by("account")
                .build();
    }

    private static IncidentRule checkoutErrors() {
        return IncidentRule.named("checkout-errors")
                .declares("outage")
                .value("sum(rate(http_server_requests_seconds_count{outcome=\"SERVER_ERROR\"}[5m]))"
                        + " / sum(rate(http_server_requests_seconds_count[5m]))")
                .level(SEV1, "> 0.20", Duration.ofSeconds(30))
                .level(SEV2, "> 0.05")
                .holdsFor(Duration.ofMinutes(2))
                .keep(Duration.ofMinutes(10))
                .every(Duration.ofSeconds(5))
                .delay(Duration.ofMinutes(1))
                .noData(NoData.DECLARE)
                .blindAfter(Duration.ofMinutes(10))
                .zeroDenominator(ZeroDenominator.HOLD)
                .dampFlapping(false)
                .mode(IncidentRule.Mode.SHADOW)
                .seriesGone(SeriesGone.KEEP)
                .goneAfter(Duration.ofMinutes(7))
                .enabled(false)
                .tag("team", "checkout")
                .tag("tier", "007")
                .build();
    }

    private static String resource(String name) {
        try (InputStream in = Shop.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
