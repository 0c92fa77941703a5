package io.github.incidentsdk.sink.pagerduty;

import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.settings.InvalidSettingException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** PagerDuty's word for each severity. */
final class Urgency {

    private static final List<String> WORDS = List.of("critical", "error", "warning", "info");

    private final Map<Severity, String> words = new EnumMap<>(Map.of(
            Severity.SEV1, "critical",
            Severity.SEV2, "error",
            Severity.SEV3, "warning",
            Severity.SEV4, "info",
            Severity.SEV5, "info"));

    private Urgency() {}

    /** The usual words, but those that are set, by names such as {@code SEV4}. */
    static Urgency of(Map<String, String> set) {
        Urgency urgency = new Urgency();
        set.forEach((severity, word) -> urgency.words.put(severity(severity), known(severity, word)));
        return urgency;
    }

    String of(Severity severity) {
        return words.getOrDefault(severity, "critical");
    }

    private static Severity severity(String name) {
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidSettingException("severities." + name, "is no severity; expected SEV1 to SEV5"));
    }

    private static String known(String severity, String word) {
        if (!WORDS.contains(word)) {
            throw new InvalidSettingException(
                    "severities." + severity, "is \"" + word + "\"; expected one of " + String.join(", ", WORDS));
        }
        return word;
    }
}
