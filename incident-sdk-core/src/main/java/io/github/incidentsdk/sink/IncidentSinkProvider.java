package io.github.incidentsdk.sink;

import io.github.incidentsdk.settings.InvalidSettingException;
import io.github.incidentsdk.settings.Settings;

/**
 * Makes sinks of one type from configuration; found by {@link java.util.ServiceLoader}.
 *
 * <p>A library that brings a backend lists its provider in {@code
 * META-INF/services/io.github.incidentsdk.sink.IncidentSinkProvider}; then {@code sinks: { team: { type: its-type, … } }} works.
 */
public interface IncidentSinkProvider {

    /** The word behind {@code type:} in the configuration, such as {@code webhook}. */
    String type();

    /**
     * Makes one sink; called once at start, no network access here.
     *
     * @param id the sink's name in the configuration
     * @param settings what stands below that name; what is not read is refused as unknown afterwards
     * @throws InvalidSettingException when a setting is missing or wrong
     */
    IncidentSink create(String id, Settings settings);
}
