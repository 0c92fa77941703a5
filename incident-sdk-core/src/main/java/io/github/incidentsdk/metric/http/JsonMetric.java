package io.github.incidentsdk.metric.http;

import io.github.incidentsdk.json.JsonValue;
import io.github.incidentsdk.json.JsonValue.JsonArray;
import io.github.incidentsdk.json.JsonValue.JsonNull;
import io.github.incidentsdk.json.JsonValue.JsonObject;
import io.github.incidentsdk.json.JsonValue.Member;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.MetricNames;
import io.github.incidentsdk.metric.Sample;
import io.github.incidentsdk.settings.InvalidSettingException;
import io.github.incidentsdk.settings.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One metric of a JSON answer: its elements, and of each its value and its labels. */
final class JsonMetric {

    private final String name;
    private final @Nullable JsonPointer each;
    private final @Nullable JsonPointer value;
    private final double constant;
    private final Map<String, JsonLabel> labels;

    private JsonMetric(
            String name,
            @Nullable JsonPointer each,
            @Nullable JsonPointer value,
            double constant,
            Map<String, JsonLabel> labels) {
        this.name = name;
        this.each = each;
        this.value = value;
        this.constant = constant;
        this.labels = labels;
    }

    static JsonMetric of(String name, Settings settings) {
        String setting = "metrics." + name;
        if (!MetricNames.isMetricName(name)) {
            throw new InvalidSettingException(
                    setting, "cannot stand in an expression; use letters, digits and _, not beginning with a digit");
        }
        JsonPointer each = settings.text("each")
                .map(text -> JsonPointer.of(setting + ".each", text))
                .orElse(null);
        String value = settings.required("value");
        boolean points = value.startsWith("/");
        double constant = points ? Double.NaN : JsonTexts.number(value);
        if (!points && Double.isNaN(constant)) {
            throw new InvalidSettingException(
                    setting + ".value", "is neither a JSON pointer, such as /price, nor a number, such as 1");
        }
        Map<String, JsonLabel> labels = new LinkedHashMap<>();
        settings.section("labels").ifPresent(all -> {
            for (String label : all.names()) {
                String place = setting + ".labels." + label;
                if (!MetricNames.isLabelName(label)) {
                    throw new InvalidSettingException(place, "cannot name a label; use letters, digits and _");
                }
                labels.put(label, JsonLabel.of(all, place, label));
            }
        });
        return new JsonMetric(name, each, points ? JsonPointer.of(setting + ".value", value) : null, constant, labels);
    }

    String name() {
        return name;
    }

    /** Every element that has a value. */
    List<Sample> in(JsonValue document) throws IOException {
        Map<Labels, Sample> samples = new LinkedHashMap<>();
        for (JsonValue element : elements(document)) {
            JsonValue found = value == null ? null : value.in(element);
            if (value != null && (found == null || found instanceof JsonNull)) {
                continue; // missing is not zero
            }
            Labels series = labels(element);
            double number = value == null ? constant : JsonTexts.number(found);
            if (samples.put(series, new Sample(name, series, number)) != null) {
                throw new IOException("metric " + name + ": two elements have the labels " + series
                        + "; give them a label that tells them apart");
            }
        }
        return List.copyOf(samples.values());
    }

    private List<JsonValue> elements(JsonValue document) throws IOException {
        if (each == null) {
            return document instanceof JsonArray array ? array.elements() : List.of(document);
        }
        JsonValue all = each.in(document);
        if (all instanceof JsonArray array) {
            return array.elements();
        }
        if (all instanceof JsonObject object) {
            List<JsonValue> children = new ArrayList<>();
            for (Member member : object.members().values()) {
                children.add(member.value());
            }
            return children;
        }
        throw new IOException("metric " + name + ": " + each + " leads to no list or map in the answer");
    }

    private Labels labels(JsonValue element) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonLabel> label : labels.entrySet()) {
            values.put(label.getKey(), label.getValue().in(element));
        }
        return Labels.of(values);
    }
}
