package io.github.incidentsdk;

import io.github.incidentsdk.polling.PolledEngine;
import io.github.incidentsdk.rule.remote.Inquiry;
import io.github.incidentsdk.rule.remote.RemoteSources;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The engines that rules may name as their source. */
final class Engines implements RemoteSources {

    private final Map<String, PolledEngine> byId = new LinkedHashMap<>();

    void add(PolledEngine engine) {
        byId.put(engine.id(), engine);
    }

    Collection<PolledEngine> all() {
        return byId.values();
    }

    @Override
    public Set<String> ids() {
        return byId.keySet();
    }

    @Override
    public void ask(Inquiry inquiry) {
        Objects.requireNonNull(byId.get(inquiry.source()), inquiry.source()).add(inquiry);
    }
}
