package io.github.incidentsdk.benchmarks;

import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.lifecycle.LifecycleSettings;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.time.TimeSource;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;

/** What an open incident with a title and five attributes holds of the heap, as the table keeps it, and as less or more would. */
final class Heap {

    private static final int INCIDENTS = 10_000;
    private static final IncidentType TYPE = IncidentType.named("cost-spike")
            .by("account")
            .title("Cloud spend spike in {account}")
            .build();

    private Heap() {}

    /** The least: one object with everything in its own fields, and one array. */
    @SuppressWarnings("unused") // its fields are held, not read
    private static final class Flat {
        private final String key;
        private final String id;
        private final String title;
        private final Object[] attributes;
        private final String type = TYPE.name();
        private final byte severity = 3;
        private final byte status = 0;
        private final long seq = 1;
        private final long count = 1;
        private final long declaredAt;
        private final long lastSeenAt;

        Flat(Given given) {
            key = given.key;
            id = given.id;
            title = given.title;
            attributes = new Object[] {
                "account",
                given.account,
                "region",
                "eu-1",
                "fleet",
                "crawler",
                "version",
                "1.2.3",
                "usd_per_hour",
                412.5
            };
            declaredAt = given.at;
            lastSeenAt = given.at;
        }
    }

    /** What one writes first. */
    private record Obvious(
            String key,
            String id,
            String type,
            String title,
            String severity,
            String status,
            long seq,
            long count,
            Instant declaredAt,
            Instant lastSeenAt,
            Map<String, Object> attributes) {}

    /** What every incident has of its own, whoever keeps it. */
    private static final class Given {
        private final String account;
        private final String title;
        private final String key;
        private final String id;
        private final long at = 1_772_366_400_000L;

        Given(int number) {
            account = "prod-eu-" + number;
            title = "Cloud spend spike in " + account;
            key = String.format("v1-pguw7yr2v7fvpttebp%08d", number);
            id = String.format("pguw7yr2v7-mwpov1%06d", number);
        }
    }

    /** Prints the bytes of one incident kept in the way that is named. */
    public static void main(String... way) {
        Object kept;
        IntConsumer add;
        switch (way[0]) {
            case "ours" -> {
                IncidentTable table = new IncidentTable(
                        LifecycleSettings.of("checkout", "1"),
                        List.of(TYPE),
                        TimeSource.system(),
                        (event, after) -> {});
                kept = table;
                add = number -> table.declare(TYPE.name(), details(number));
            }
            case "flat" -> {
                Map<String, Flat> table = new ConcurrentHashMap<>();
                kept = table;
                add = number -> {
                    Flat flat = new Flat(new Given(number));
                    table.put(flat.key, flat);
                };
            }
            case "obvious" -> {
                Map<String, Obvious> table = new ConcurrentHashMap<>();
                kept = table;
                add = number -> {
                    Obvious obvious = obvious(new Given(number));
                    table.put(obvious.key(), obvious);
                };
            }
            default -> throw new IllegalArgumentException("no way to keep incidents: " + way[0]);
        }
        add.accept(-1); // what is made once does not count
        long before = used();
        for (int number = 1; number < INCIDENTS; number++) {
            add.accept(number);
        }
        long bytes = (used() - before) / (INCIDENTS - 1);
        if (kept instanceof IncidentTable table && table.open().size() != INCIDENTS) {
            throw new IllegalStateException("only " + table.open().size() + " incidents are open");
        }
        System.out.println("bytes " + bytes);
    }

    private static IncidentDetails details(int number) {
        return new IncidentDetails()
                .by("account", "prod-eu-" + number)
                .tag("region", "eu-1")
                .tag("fleet", "crawler")
                .tag("version", "1.2.3")
                .metric("usd_per_hour", 412.5);
    }

    private static Obvious obvious(Given given) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("account", given.account);
        attributes.put("region", "eu-1");
        attributes.put("fleet", "crawler");
        attributes.put("version", "1.2.3");
        attributes.put("usd_per_hour", 412.5);
        return new Obvious(
                given.key,
                given.id,
                TYPE.name(),
                given.title,
                "SEV3",
                "declared",
                1,
                1,
                Instant.ofEpochMilli(given.at),
                Instant.ofEpochMilli(given.at),
                attributes);
    }

    /** As the last collection left it: what the thread has reserved since is as much as a thousand incidents. */
    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }
}
