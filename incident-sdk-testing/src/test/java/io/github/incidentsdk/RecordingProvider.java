package io.github.incidentsdk;

import io.github.incidentsdk.settings.Settings;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.IncidentSinkProvider;
import io.github.incidentsdk.testing.RecordingSink;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Makes the sinks that a test's configuration names by {@code type: recording}. */
public final class RecordingProvider implements IncidentSinkProvider {

    static final List<RecordingSink> MADE = new CopyOnWriteArrayList<>();

    @Override
    public String type() {
        return "recording";
    }

    @Override
    public IncidentSink create(String id, Settings settings) {
        RecordingSink sink = new RecordingSink();
        MADE.add(sink);
        return sink;
    }
}
