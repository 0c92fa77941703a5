package io.github.incidentsdk.metric.http;

import io.github.incidentsdk.metric.QueryEngine;
import io.github.incidentsdk.metric.QueryEngineProvider;
import io.github.incidentsdk.settings.Settings;

/**
 * Makes sources of type {@code prometheus}: Prometheus, Thanos, Mimir, VictoriaMetrics, or whatever has its query API.
 *
 * <p>Settings: {@code url}, below which {@code /api/v1/query} is; {@code headers}, {@code token}, {@code timeout}, {@code
 * max-bytes}; {@code partial: true} takes an answer with warnings, which is otherwise none.
 */
public final class PrometheusProvider implements QueryEngineProvider {

    /** For {@link java.util.ServiceLoader}. */
    public PrometheusProvider() {}

    @Override
    public String type() {
        return "prometheus";
    }

    @Override
    public QueryEngine create(String id, Settings settings) {
        boolean partial = settings.flag("partial", false);
        return new PrometheusEngine(HttpText.of(settings, "api/v1/query"), partial);
    }
}
