package io.github.incidentsdk.metric.http;

import io.github.incidentsdk.metric.MetricPoll;
import io.github.incidentsdk.metric.MetricPollProvider;
import io.github.incidentsdk.settings.InvalidSettingException;
import io.github.incidentsdk.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes sources of type {@code http-json}: series that stand in a JSON answer.
 *
 * <p>Settings beside those of the address ({@code url}, {@code headers}, {@code token}, {@code timeout}, {@code max-bytes}):
 * {@code metrics}, names to {@code { each, value, optional, labels }}. {@code each} is a JSON pointer to a list or map, whose children
 * are the elements; without it those of a list, or the one that the answer is. {@code value} is a pointer within the element, to a number or a text
 * that says one, or a number. {@code labels} are names to pointers, or to {@code { pointer, pattern, map }}: of the text the
 * pattern's one group is taken, and replaced as the map says. An element without a value is a series that is unknown, or none
 * where that is {@code optional}. An answer that does not look so leaves its metrics open, and nothing of them is gone.
 */
public final class HttpJsonProvider implements MetricPollProvider {

    /** For {@link java.util.ServiceLoader}. */
    public HttpJsonProvider() {}

    @Override
    public String type() {
        return "http-json";
    }

    @Override
    public MetricPoll create(String id, Settings settings) {
        List<JsonMetric> metrics = new ArrayList<>();
        Settings all = settings.section("metrics")
                .orElseThrow(() -> new InvalidSettingException(
                        "metrics", "is missing; expected names with { each, value, labels }"));
        for (String name : all.names()) {
            Settings metric = all.section(name)
                    .orElseThrow(() -> new InvalidSettingException(
                            "metrics." + name, "is no map; expected { each, value, labels }"));
            metrics.add(JsonMetric.of(name, metric));
        }
        if (metrics.isEmpty()) {
            throw new InvalidSettingException("metrics", "is empty; expected names with { each, value, labels }");
        }
        return new HttpJsonPoll(HttpText.of(settings, ""), metrics);
    }
}
