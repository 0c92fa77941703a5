package io.github.incidentsdk.spring.actuate;

import io.github.incidentsdk.selfreport.Health;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The SDK's health as the health indicators of every generation of Spring Boot tell it. */
final class HealthDetails {

    /** No status of Spring Boot's: it takes no service out of rotation, and turns no other worse. */
    static final String DEGRADED = "DEGRADED";

    private HealthDetails() {}

    static boolean isUp(Health health) {
        return health.status() == Health.Status.UP;
    }

    static Map<String, Object> of(Health health, Masking masking) {
        Map<String, Object> details = new LinkedHashMap<>();
        if (!health.troubles().isEmpty()) {
            details.put(
                    "troubles",
                    health.troubles().stream()
                            .map(trouble -> masking.mask(trouble.toString()))
                            .toList());
        }
        if (!health.counted().isEmpty()) {
            details.put("counted", new TreeMap<>(health.counted()));
        }
        return details;
    }
}
