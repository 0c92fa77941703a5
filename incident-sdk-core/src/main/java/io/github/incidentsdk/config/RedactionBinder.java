package io.github.incidentsdk.config;

import io.github.incidentsdk.config.problem.Problems;
import io.github.incidentsdk.config.section.Section;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.redaction.Known;
import io.github.incidentsdk.redaction.Redactors;
import io.github.incidentsdk.settings.InvalidSettingException;
import io.github.incidentsdk.settings.Secret;
import io.github.incidentsdk.settings.Settings;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Reads {@code redact:}; where it is broken no text at all is kept, rather than what it was to hide. */
final class RedactionBinder {

    private static final Map<String, Known> KNOWN = Arrays.stream(Known.values())
            .collect(Collectors.toMap(known -> known.name().toLowerCase(Locale.ROOT), known -> known));

    private RedactionBinder() {}

    static Redactors bind(Section section, Problems problems) {
        SinkSettings settings = new SinkSettings(section.rest());
        try {
            Redactors redactors = Redactors.keyedBy(key(settings));
            for (String word : settings.list("what")) {
                redactors = redactors.with(known(word));
            }
            for (Map.Entry<String, String> pattern : settings.map("patterns").entrySet()) {
                redactors = pattern(redactors, pattern.getKey(), pattern.getValue());
            }
            if (settings.unread().isEmpty()) {
                return redactors;
            }
            settings.unread().forEach(problems::add);
        } catch (InvalidSettingException invalid) {
            problems.add(settings.problem(invalid));
        }
        return Redactors.keyedBy(Secret.of(UUID.randomUUID().toString()))
                .with((where, text) -> where.equals("type") || where.equals("guard") ? text : Redactors.HIDDEN);
    }

    private static Secret key(Settings settings) {
        Secret key = settings.secret("key")
                .orElseThrow(() -> new InvalidSettingException(
                        "key", "is missing; expected a secret that is the same in all replicas, or key-file"));
        try {
            Redactors.keyedBy(key);
            return key;
        } catch (IllegalArgumentException tooShort) {
            throw new InvalidSettingException("key", String.valueOf(tooShort.getMessage()));
        }
    }

    private static Known known(String word) {
        Known known = KNOWN.get(word);
        if (known == null) {
            throw new InvalidSettingException("what", "names \"" + word + "\"; expected email, card or jwt");
        }
        return known;
    }

    private static Redactors pattern(Redactors redactors, String name, String text) {
        if (!IncidentType.isName(name)) {
            throw new InvalidSettingException(
                    "patterns",
                    "names \"" + name + "\"; use lower-case letters, digits and dashes, such as customer-number");
        }
        try {
            return redactors.pattern(name, text);
        } catch (PatternSyntaxException wrong) {
            throw new InvalidSettingException(
                    "patterns." + name, "is no regular expression that can be used: " + wrong.getDescription());
        }
    }
}
