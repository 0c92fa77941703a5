package io.github.incidentsdk.config;

import io.github.incidentsdk.settings.Settings;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.IncidentSinkProvider;
import java.util.function.Consumer;

/** Providers whose sinks do nothing but read their settings. */
final class Sinks {

    private Sinks() {}

    static IncidentSinkProvider provider(String type, Consumer<Settings> reading) {
        return new IncidentSinkProvider() {
            @Override
            public String type() {
                return type;
            }

            @Override
            public IncidentSink create(String id, Settings settings) {
                reading.accept(settings);
                return IncidentSink.calling(delivery -> {});
            }
        };
    }
}
