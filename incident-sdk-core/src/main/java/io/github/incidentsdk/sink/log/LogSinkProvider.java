package io.github.incidentsdk.sink.log;

import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.settings.InvalidSettingException;
import io.github.incidentsdk.settings.Settings;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.IncidentSinkProvider;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.event.Level;

/**
 * Makes log sinks: {@code { type: log }}.
 *
 * <p>Settings: {@code logger}, the logger's name; {@code levels}, severities and kinds of event to {@code error}, {@code warn},
 * {@code info}, {@code debug} or {@code trace}, such as {@code { SEV3: info, resolved: warn }}.
 */
public final class LogSinkProvider implements IncidentSinkProvider {

    @Override
    public String type() {
        return "log";
    }

    @Override
    public IncidentSink create(String id, Settings settings) {
        Map<String, Level> levels = new HashMap<>();
        settings.map("levels").forEach((name, level) -> levels.put(known(name), level(name, level)));
        return new LogSink(settings.text("logger").orElse(LogSink.LOGGER), levels);
    }

    private static String known(String name) {
        boolean severity =
                Arrays.stream(Severity.values()).anyMatch(one -> one.name().equals(name));
        if (!severity && !IncidentEvent.kinds().contains(name)) {
            throw new InvalidSettingException(
                    "levels", "names \"" + name + "\"; expected SEV1 to SEV5 or a kind of event such as resolved");
        }
        return name;
    }

    private static Level level(String name, String text) {
        for (Level level : Level.values()) {
            if (level.name().equals(text.toUpperCase(Locale.ROOT))) {
                return level;
            }
        }
        throw new InvalidSettingException(
                "levels", "says " + name + ": \"" + text + "\"; expected error, warn, info, debug or trace");
    }
}
