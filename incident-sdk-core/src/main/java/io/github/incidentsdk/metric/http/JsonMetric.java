package io.github.incidentsdk.metric.http;

import io.github.incidentsdk.json.JsonValue;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.MetricNames;
import io.github.incidentsdk.metric.Sample;
import io.github.incidentsdk.settings.InvalidSettingException;
import io.github.incidentsdk.settings.Settings;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One metric of a JSON answer: its elements, and of each its value and its labels. */
final class JsonMetric {

    private final String name;
    private final @Nullable JsonPointer each;
    private final @Nullable JsonPointer value;
    private final double constant;
    private final boolean optional;
    private final Map<String, JsonLabel> labels;

    /** Where its value stands, if anywhere, or what it always is. */
    private record Value(@Nullable JsonPointer pointer, double constant, boolean optional) {}

    private JsonMetric(String name, @Nullable JsonPointer each, Value value, Map<String, JsonLabel> labels) {
        this.name = name;
        this.each = each;
        this.value = value.pointer();
        this.constant = value.constant();
        this.optional = value.optional();
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
        JsonPointer pointer = points ? JsonPointer.of(setting + ".value", value) : null;
        boolean optional = points && settings.flag("optional", false);
        return new JsonMetric(name, each, new Value(pointer, constant, optional), labels);
    }

    String name() {
        return name;
    }

    /**
     * What an answer says of the metric.
     *
     * @param samples each series once
     * @param open why the answer does not say all, with the pointer that is to blame; null when it does
     */
    record Told(List<Sample> samples, @Nullable String open) {}

    /**
     * Reads what the answer says; whatever does not look as expected leaves the metric open.
     *
     * @param shown what may be shown of a text of the answer
     */
    Told in(JsonValue document, UnaryOperator<String> shown) {
        try {
            JsonElements elements = JsonElements.of(each, document);
            if (elements.size() == 0) {
                return new Told(List.of(), nothing());
            }
            return told(elements, shown);
        } catch (IOException unexpected) {
            return new Told(List.of(), String.valueOf(unexpected.getMessage()));
        }
    }

    /** An empty list has no elements, but where there is one at most nobody would write a list. */
    private @Nullable String nothing() {
        boolean isOne = each == null && labels.isEmpty();
        return isOne && !optional ? "the answer is an empty list, where " + value + " should lead to a value" : null;
    }

    private Told told(JsonElements elements, UnaryOperator<String> shown) throws IOException {
        Map<Labels, Sample> samples = new LinkedHashMap<>();
        Set<Labels> unknown = new LinkedHashSet<>();
        int nameless = 0;
        int lacking = 0;
        for (JsonValue element : elements.all()) {
            Labels series = labels(element);
            JsonValue found = value == null ? null : value.in(element);
            boolean lacks = value != null && found == null;
            lacking += lacks ? 1 : 0;
            if (isNameless(series)) {
                nameless++;
            } else if (lacks) {
                unknown.add(series);
            } else {
                if (samples.put(series, sample(series, found, shown)) != null) {
                    throw new IOException(
                            "two elements have the labels " + series + "; give them a label that tells them apart");
                }
            }
        }
        if (optional) {
            lacking = 0;
        } else {
            String why = value + " leads to nothing";
            unknown.forEach(series -> samples.putIfAbsent(series, Sample.unknown(name, series, why)));
        }
        return lacking == elements.size()
                ? new Told(List.of(), value + " leads to nothing in " + elements.some(lacking))
                : new Told(List.copyOf(samples.values()), lack(elements, nameless));
    }

    private Sample sample(Labels series, @Nullable JsonValue found, UnaryOperator<String> shown) {
        double number = value == null ? constant : JsonTexts.number(found);
        return Double.isNaN(number)
                ? Sample.unknown(
                        name,
                        series,
                        value + " leads to " + shown.apply(JsonTexts.said(found)) + ", which is no number")
                : new Sample(name, series, number);
    }

    /** Whether nobody can say which series it is. */
    private boolean isNameless(Labels series) {
        return series.size() == 0 && labels.values().stream().anyMatch(label -> !label.isOptional());
    }

    private @Nullable String lack(JsonElements elements, int nameless) throws IOException {
        for (JsonLabel label : labels.values()) {
            if (!label.isOptional() && !isInAny(label, elements)) {
                return label.lack() + " in " + elements.some(elements.size());
            }
        }
        if (nameless == 0) {
            return null;
        }
        String pointers = labels.values().stream()
                .map(label -> label.pointer().toString())
                .collect(Collectors.joining(", "));
        return "no label, of " + pointers + ", is found in " + elements.some(nameless);
    }

    private static boolean isInAny(JsonLabel label, JsonElements elements) throws IOException {
        for (JsonValue element : elements.all()) {
            if (label.isIn(element)) {
                return true;
            }
        }
        return false;
    }

    private Labels labels(JsonValue element) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonLabel> label : labels.entrySet()) {
            values.put(label.getKey(), label.getValue().in(element));
        }
        return Labels.of(values);
    }
}
