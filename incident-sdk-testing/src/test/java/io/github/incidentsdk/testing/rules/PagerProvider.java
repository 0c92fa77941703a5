package io.github.incidentsdk.testing.rules;

import io.github.incidentsdk.settings.Settings;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.IncidentSinkProvider;

/** Makes what a test of rules must not: a sink that reaches out. */
public final class PagerProvider implements IncidentSinkProvider {

    @Override
    public String type() {
        return "pager-of-ours";
    }

    @Override
    public IncidentSink create(String id, Settings settings) {
        throw new AssertionError("a test of rules made the sink " + id);
    }
}
