package io.github.incidentsdk.config.briefing;

import io.github.incidentsdk.briefing.SeverityMeaning;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.section.Lines;
import io.github.incidentsdk.config.section.Section;
import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what stands below {@code severities:}. */
public final class SeveritiesBinder {

    private SeveritiesBinder() {}

    /** What is said of severities; of what is broken nothing. */
    public static List<SeverityMeaning> bind(@Nullable Section severities) {
        if (severities == null) {
            return List.of();
        }
        List<SeverityMeaning> meanings = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            Section section = severities.section(severity.name());
            if (section != null) {
                SeverityMeaning meaning = meaning(severity, section);
                if (!section.problems().within(section.place().path())) {
                    meanings.add(meaning);
                }
            }
        }
        severities.refuseUnknown(Map.of());
        return meanings;
    }

    private static SeverityMeaning meaning(Severity severity, Section section) {
        String meaning = Lines.read(section, "meaning", Text.VALUE);
        String expects = Lines.read(section, "expects", Text.VALUE);
        Map<Audience, Duration> every = updateEvery(section.section("update-every"));
        section.refuseUnknown(Map.of());
        if (section.entries().isEmpty()) {
            section.problems()
                    .add(Problem.at(section.place(), "says nothing; expected meaning, expects or update-every"));
        }
        return new SeverityMeaning(severity, meaning, expects, every);
    }

    private static Map<Audience, Duration> updateEvery(@Nullable Section section) {
        Map<Audience, Duration> every = new EnumMap<>(Audience.class);
        if (section != null) {
            for (Audience audience : Audience.values()) {
                Duration said = section.positive(audience.name().toLowerCase(Locale.ROOT));
                if (said != null) {
                    every.put(audience, said);
                }
            }
            section.refuseUnknown(Map.of());
        }
        return every;
    }
}
