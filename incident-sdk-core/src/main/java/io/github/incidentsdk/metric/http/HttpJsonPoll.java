package io.github.incidentsdk.metric.http;

import io.github.incidentsdk.json.JsonException;
import io.github.incidentsdk.json.JsonTree;
import io.github.incidentsdk.json.JsonValue;
import io.github.incidentsdk.metric.MetricPoll;
import io.github.incidentsdk.metric.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Metrics that a JSON answer holds. */
final class HttpJsonPoll implements MetricPoll {

    private final HttpText http;
    private final List<JsonMetric> metrics;
    private volatile Map<String, String> leftOpen = Map.of();

    HttpJsonPoll(HttpText http, List<JsonMetric> metrics) {
        this.http = http;
        this.metrics = List.copyOf(metrics);
    }

    @Override
    public Collection<Sample> poll() throws IOException {
        HttpText.Answer answer = http.ask(null);
        if (!answer.isSuccess()) {
            throw new IOException(http.refusal(answer));
        }
        JsonValue document;
        try {
            document = JsonTree.parse(answer.text(), http.mostCharacters());
        } catch (JsonException garbage) {
            throw new IOException("the answer of " + http.host() + " is no JSON: " + garbage.getMessage(), garbage);
        }
        return told(document);
    }

    /** An answer in which nothing is as expected is a failure. */
    private List<Sample> told(JsonValue document) throws IOException {
        List<Sample> samples = new ArrayList<>();
        Map<String, String> open = new LinkedHashMap<>();
        for (JsonMetric metric : metrics) {
            JsonMetric.Told told = metric.in(document, http::shown);
            samples.addAll(told.samples());
            if (told.open() != null) {
                open.put(metric.name(), told.open());
            }
        }
        if (samples.isEmpty() && open.size() == metrics.size()) {
            throw new IOException(open.entrySet().stream()
                    .map(metric -> "metric " + metric.getKey() + ": " + metric.getValue())
                    .collect(Collectors.joining("; ")));
        }
        leftOpen = Map.copyOf(open);
        return samples;
    }

    @Override
    public Map<String, String> leftOpen() {
        return leftOpen;
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
