package io.github.incidentsdk.examples.insights;

import io.github.incidentsdk.Incident;
import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.IncidentManagerBuilder;
import io.github.incidentsdk.model.CustomerImpact;
import io.github.incidentsdk.model.DetectedBy;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.testing.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** Writes the journal of a made-up year of a shop, by the library itself and with time that goes fast. */
public final class DemoJournal {

    private static final Instant BEGIN = Instant.parse("2025-06-01T00:00:00Z");
    private static final int DAYS = 365;
    private static final long SEED = 20_260_601;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final VirtualTime time = new VirtualTime(BEGIN);

    /** What happens in the shop, how often in a year, and how long it takes, in minutes. */
    private record Trouble(
            String type,
            String title,
            String category,
            int aYear,
            double minutes,
            Severity severity,
            List<String> components) {

        IncidentType definition() {
            return IncidentType.named(type)
                    .title(title)
                    .category(category)
                    .by("component")
                    .build();
        }
    }

    private static final List<Trouble> TROUBLES = List.of(
            new Trouble(
                    "payment-errors",
                    "Payments by {component} fail",
                    "availability",
                    34,
                    25,
                    Severity.SEV2,
                    List.of("card", "wallet", "invoice")),
            new Trouble(
                    "queue-backlog",
                    "The queue {component} piles up",
                    "capacity",
                    58,
                    70,
                    Severity.SEV3,
                    List.of("mail", "search-index")),
            new Trouble(
                    "cost-spike",
                    "Cloud spend spike in {component}",
                    "cost",
                    14,
                    600,
                    Severity.SEV3,
                    List.of("prod-eu", "prod-us")),
            new Trouble(
                    "carrier-outage",
                    "No parcels leave the {component}",
                    "vendor",
                    9,
                    240,
                    Severity.SEV3,
                    List.of("north", "south")),
            new Trouble(
                    "checkout-down",
                    "Nobody can check out",
                    "availability",
                    6,
                    45,
                    Severity.SEV1,
                    List.of("checkout")));

    private DemoJournal() {}

    /** Writes into the directory that is named. */
    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("name a directory for the journal");
            System.exit(2);
        }
        write(Path.of(arguments[0]));
    }

    static void write(Path journal) {
        DemoJournal demo = new DemoJournal();
        IncidentManagerBuilder builder =
                IncidentManager.builder().service("shop").journal(journal).workers(demo.time);
        TROUBLES.forEach(trouble -> builder.type(trouble.definition()));
        try (IncidentManager manager = builder.build()) {
            demo.play(manager);
        }
    }

    private void play(IncidentManager manager) {
        double perHour = TROUBLES.stream().mapToInt(Trouble::aYear).sum() / (DAYS * 24.0);
        Instant end = BEGIN.plus(Duration.ofDays(DAYS));
        while (time.wall().isBefore(end)) {
            pass(-Math.log(1 - random.nextDouble()) / perHour * 60);
            happen(manager, pick());
        }
        manager.declare(
                "queue-backlog", details -> details.by("component", "mail").severity(Severity.SEV3));
        pass(40);
    }

    private Trouble pick() {
        int at = random.nextInt(TROUBLES.stream().mapToInt(Trouble::aYear).sum());
        for (Trouble trouble : TROUBLES) {
            at -= trouble.aYear();
            if (at < 0) {
                return trouble;
            }
        }
        throw new IllegalStateException("the counts add up");
    }

    private void happen(IncidentManager manager, Trouble trouble) {
        String component =
                trouble.components().get(random.nextInt(trouble.components().size()));
        if (random.nextInt(12) == 0) {
            manager.drill(trouble.type());
            pass(6);
            return;
        }
        Incident incident = manager.declare(
                trouble.type(),
                details -> details.by("component", component)
                        .component(component)
                        .severity(trouble.severity())
                        .startedAt(time.wall().minusSeconds(random.nextInt(1_200))));
        Incident person = incident.as("on-call");
        if (random.nextInt(3) == 0) {
            incident.changeNearby("deploy", component + " " + random.nextInt(900));
        }
        incident.detectedBy(random.nextInt(4) == 0 ? DetectedBy.CUSTOMER : DetectedBy.RULE);
        pass(2 + random.nextInt(15));
        person.acknowledge();
        if (random.nextInt(10) == 0) {
            person.dismiss("a test of the load balancer");
            return;
        }
        if (random.nextInt(8) == 0) {
            person.severity(Severity.SEV4, "few customers are awake");
        }
        if (trouble.severity().atLeast(Severity.SEV2) && random.nextInt(3) > 0) {
            person.customerImpact(CustomerImpact.YES);
        }
        double minutes = trouble.minutes() * Math.exp(random.nextGaussian());
        pass(minutes * 0.7);
        person.mitigate("took the load off " + component);
        pass(minutes * 0.3);
        person.resolve(component + " works again");
    }

    /** Only the wall clock goes all the way: what ticks within the library would tick through a whole year. */
    private void pass(double minutes) {
        time.jumpWall(Duration.ofSeconds(Math.max(0, Math.round(minutes * 60))));
        time.advance(Duration.ofSeconds(1));
    }
}
