package io.github.incidentsdk.json;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.Cause;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.CustomerImpact;
import io.github.incidentsdk.model.DetectedBy;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentEvent.Stamp;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Link;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Status;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** Events and snapshots of every shape, the same for the same seed. */
public final class RandomEvents {

    private static final String[] PIECES = {
        "disk full",
        "café",
        "😀",
        "\"",
        "\\",
        "\n",
        "\r\n",
        "\t",
        "\u0000",
        "\u0001",
        "\u001f",
        "\u007f",
        "\u0085",
        "\u2028",
        "\u202e",
        "{",
        "}",
        ",\"crc\":\"",
        "</script>",
        "${jndi:x}",
        " ",
        "a",
        ""
    };

    private final Random random;

    public RandomEvents(long seed) {
        random = new Random(seed);
    }

    /** One event of each kind about one incident. */
    public List<IncidentEvent> oneOfEachKind() {
        Function<Integer, Stamp> stamp = this::stamp;
        return List.of(
                new IncidentEvent.Declared(stamp.apply(1)),
                new IncidentEvent.Reopened(stamp.apply(2)),
                new IncidentEvent.ReporterJoined(stamp.apply(3), actor(), severity()),
                new IncidentEvent.ReporterLeft(stamp.apply(4), actor(), text()),
                new IncidentEvent.Observed(stamp.apply(5), random.nextLong(), metrics()),
                new IncidentEvent.SeverityChanged(stamp.apply(6), severity(), severity(), maybe(actor())),
                new IncidentEvent.SeveritySet(stamp.apply(7), severity(), text(), maybe(actor())),
                new IncidentEvent.SeveritySet(stamp.apply(8), null, text(), null),
                new IncidentEvent.Acknowledged(stamp.apply(9)),
                new IncidentEvent.Mitigated(stamp.apply(10), text()),
                new IncidentEvent.Resolved(stamp.apply(11), one(Resolution.values()), text()),
                new IncidentEvent.Reviewed(stamp.apply(12), text()),
                new IncidentEvent.Closed(stamp.apply(13), text()),
                new IncidentEvent.Noted(stamp.apply(14), text()),
                new IncidentEvent.Updated(stamp.apply(15), one(Audience.values()), text()),
                new IncidentEvent.Linked(stamp.apply(16), new Link(text(), text())),
                new IncidentEvent.RoleTaken(stamp.apply(17), text(), text()),
                new IncidentEvent.ChangeNearby(stamp.apply(18), text(), text()),
                new IncidentEvent.FactLearned(stamp.apply(19), one(IncidentEvent.Fact.values()), text()),
                new IncidentEvent.CauseLearned(stamp.apply(20), new Cause(text(), maybe(text()), maybe(text()))),
                new IncidentEvent.StateKept(stamp.apply(21)),
                new IncidentEvent.StepDone(stamp.apply(22), random.nextInt(Integer.MAX_VALUE), text()),
                new IncidentEvent.Waiting(stamp.apply(23), maybe(text())));
    }

    public IncidentEvent event() {
        return one(oneOfEachKind().toArray(IncidentEvent[]::new));
    }

    /** The snapshot after {@code event}. */
    public IncidentSnapshot after(IncidentEvent event) {
        return IncidentSnapshot.of(event.stamp().key(), event.stamp().incidentId())
                .seq(event.stamp().seq())
                .service(text())
                .type("cost-spike")
                .by(texts())
                .instance(maybe(text()))
                .drill(random.nextBoolean())
                .shadow(random.nextBoolean())
                .restricted(random.nextBoolean())
                .title(text())
                .owner(maybe(text()))
                .category(maybe(text()))
                .tags(texts())
                .metrics(metrics())
                .severity(severity())
                .claimedSeverity(severity())
                .setSeverity(maybe(severity()))
                .claimedWhenSet(maybe(severity()))
                .status(one(Status.values()))
                .resolution(maybe(one(Resolution.values())))
                .resolutionText(maybe(text()))
                .duplicateOf(maybe(text()))
                .claims(List.of(claim(), claim()))
                .count(random.nextLong())
                .reopened(random.nextInt(9))
                .startedAt(maybe(time()))
                .declaredAt(time())
                .openedAt(time())
                .lastSeenAt(time())
                .acknowledgedAt(maybe(time()))
                .acknowledgedBy(maybe(actor()))
                .acknowledgedSeverity(maybe(severity()))
                .mitigatedAt(maybe(time()))
                .resolvedAt(maybe(time()))
                .resolvedBy(maybe(actor()))
                .detectedBy(one(DetectedBy.values()))
                .customerImpact(one(CustomerImpact.values()))
                .component(maybe(text()))
                .cause(maybe(new Cause(text(), maybe(text()), null)))
                .roles(texts())
                .links(List.of(new Link(text(), text())))
                .stepsDone(random.nextBoolean() ? List.of(text(), text()) : List.of())
                .waitingFor(maybe(text()))
                .waitingSince(maybe(time()))
                .cut(random.nextBoolean())
                .build();
    }

    private Stamp stamp(int seq) {
        return new Stamp("v1-" + random.nextInt(5), "i" + random.nextInt(5), seq, time(), actor());
    }

    private Claim claim() {
        return new Claim(actor(), severity(), metrics(), time(), one(Claim.State.values()));
    }

    private Actor actor() {
        return one(new Actor[] {
            Actor.CODE, Actor.SDK, Actor.guard("import"), Actor.rule("a:b"), Actor.person(text()), Actor.person("code")
        });
    }

    private Severity severity() {
        return one(Severity.values());
    }

    private Instant time() {
        Instant usual = Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
        return random.nextInt(10) == 0 ? usual.plusNanos(random.nextInt(1_000_000)) : usual;
    }

    private Map<String, Double> metrics() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            metrics.put("m" + i, random.nextBoolean() ? random.nextInt(1000) : random.nextGaussian() * 1e9);
        }
        return metrics;
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            texts.put(text() + i, text());
        }
        return texts;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(one(PIECES));
        }
        return text.toString();
    }

    private <T> T maybe(T value) {
        return random.nextBoolean() ? value : null;
    }

    private <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }
}
