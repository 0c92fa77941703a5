package io.github.incidentsdk.metric.http;

import io.github.incidentsdk.json.JsonException;
import io.github.incidentsdk.json.JsonTree;
import io.github.incidentsdk.json.JsonValue;
import io.github.incidentsdk.metric.MetricPoll;
import io.github.incidentsdk.metric.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Metrics that a JSON answer holds. */
final class HttpJsonPoll implements MetricPoll {

    private final HttpText http;
    private final List<JsonMetric> metrics;

    HttpJsonPoll(HttpText http, List<JsonMetric> metrics) {
        this.http = http;
        this.metrics = List.copyOf(metrics);
    }

    @Override
    public Collection<Sample> poll() throws IOException {
        HttpText.Answer answer = http.ask(null);
        if (!answer.isSuccess()) {
            throw new IOException(http.host() + " answers with status " + answer.status());
        }
        JsonValue document;
        try {
            document = JsonTree.parse(answer.text(), http.mostCharacters());
        } catch (JsonException garbage) {
            throw new IOException("the answer of " + http.host() + " is no JSON: " + garbage.getMessage(), garbage);
        }
        List<Sample> samples = new ArrayList<>();
        for (JsonMetric metric : metrics) {
            samples.addAll(metric.in(document));
        }
        return samples;
    }

    @Override
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        metrics.forEach(metric -> names.add(metric.name()));
        return names;
    }

    @Override
    public void close() {
        http.close();
    }
}
