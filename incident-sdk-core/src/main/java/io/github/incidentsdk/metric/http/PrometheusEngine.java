package io.github.incidentsdk.metric.http;

import io.github.incidentsdk.json.JsonException;
import io.github.incidentsdk.json.JsonTree;
import io.github.incidentsdk.json.JsonValue;
import io.github.incidentsdk.json.JsonValue.JsonArray;
import io.github.incidentsdk.json.JsonValue.JsonObject;
import io.github.incidentsdk.json.JsonValue.JsonText;
import io.github.incidentsdk.json.JsonValue.Member;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.MetricNames;
import io.github.incidentsdk.metric.Point;
import io.github.incidentsdk.metric.QueryEngine;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.FormBody;
import org.jspecify.annotations.Nullable;

/** A server with Prometheus' query API; whatever is not a whole answer is a failure that says why. */
final class PrometheusEngine implements QueryEngine {

    private static final int NOT_FOUND = 404;
    private static final String OF_THE_SERVER = "; is `url` that of the server itself, without /api/v1?";

    private final HttpText http;
    private final boolean takesPartial;
    private final String timeout;

    PrometheusEngine(HttpText http, boolean takesPartial) {
        this.http = http;
        this.takesPartial = takesPartial;
        this.timeout = serverTimeout(http.timeout());
    }

    /** A little less than the call may take: then the server can still say that it took too long, and works no longer for nobody. */
    private static String serverTimeout(Duration call) {
        return Math.max(1, call.toMillis() * 9 / 10) + "ms";
    }

    @Override
    public List<Point> query(String expression, Instant at) throws IOException {
        String time = BigDecimal.valueOf(at.toEpochMilli(), 3).toPlainString();
        HttpText.Answer answer = http.ask(new FormBody.Builder()
                .add("query", expression)
                .add("time", time)
                .add("timeout", timeout)
                .build());
        JsonValue document;
        try {
            document = JsonTree.parse(answer.text(), http.mostCharacters());
        } catch (JsonException garbage) {
            throw new IOException(
                    answer.isSuccess()
                            ? "the answer of " + http.host() + " is no JSON: " + garbage.getMessage()
                            : http.refusal(answer) + asksOfUrl(answer),
                    garbage);
        }
        if (answer.isSuccess() && !(document instanceof JsonObject given && given.get("status") != null)) {
            throw malformed("status");
        }
        if (!answer.isSuccess()
                || !(document instanceof JsonObject object)
                || !text(object, "status").equals("success")) {
            throw new IOException(http.refusal(answer) + error(document));
        }
        String missing = missing(object);
        if (missing != null && !takesPartial) {
            throw new IOException(http.host() + " gives only a part of the answer: " + http.shown(missing));
        }
        if (!(object.get("data") instanceof JsonObject data)) {
            throw malformed("data");
        }
        return points(data);
    }

    private String error(JsonValue document) {
        if (!(document instanceof JsonObject object)) {
            return "";
        }
        String type = text(object, "errorType");
        String error = text(object, "error");
        return (type.isEmpty() ? "" : ", " + http.shown(type)) + (error.isEmpty() ? "" : ": " + http.shown(error));
    }

    private static String text(JsonObject object, String name) {
        return JsonTexts.text(object.get(name));
    }

    /** Why something is missing; a cluster of VictoriaMetrics says no more than that. Null when nothing is. */
    private static @Nullable String missing(JsonObject answer) {
        String warning = first(answer.get("warnings"));
        boolean isPartial = text(answer, "isPartial").equals("true");
        return warning == null && isPartial ? "isPartial" : warning;
    }

    private static @Nullable String first(@Nullable JsonValue texts) {
        if (texts instanceof JsonArray list) {
            return list.elements().isEmpty()
                    ? null
                    : JsonTexts.text(list.elements().get(0));
        }
        if (texts instanceof JsonObject named && !named.members().isEmpty()) {
            return named.members().keySet().iterator().next();
        }
        String text = JsonTexts.text(texts);
        return text.isEmpty() ? null : text;
    }

    private List<Point> points(JsonObject data) throws IOException {
        JsonValue result = data.get("result");
        String type = text(data, "resultType");
        if (!(result instanceof JsonArray elements)) {
            throw malformed("result");
        }
        if (type.isEmpty()) {
            throw malformed("resultType");
        }
        if (type.equals("scalar")) {
            return List.of(new Point(Labels.empty(), value(elements)));
        }
        if (!type.equals("vector")) {
            throw new IOException(
                    "the expression gives a " + http.shown(type) + ", and a rule needs a vector or a scalar");
        }
        List<Point> points = new ArrayList<>();
        for (JsonValue element : elements.elements()) {
            if (!(element instanceof JsonObject sample)) {
                throw malformed("result");
            }
            points.add(point(sample));
        }
        return points;
    }

    private Point point(JsonObject sample) throws IOException {
        if (sample.get("histogram") != null) {
            throw new IOException("the expression gives native histograms, which have no single value");
        }
        Map<String, String> labels = new LinkedHashMap<>();
        if (!(sample.get("metric") instanceof JsonObject metric)) {
            throw malformed("metric");
        }
        for (Map.Entry<String, Member> label : metric.members().entrySet()) {
            String name = plain(label.getKey());
            if (!(label.getValue().value() instanceof JsonText value)) {
                throw new IOException("the label " + name + " of a series of the answer is no text");
            }
            if (!name.equals(Labels.NAME) && labels.put(name, value.text()) != null) {
                throw new IOException("two labels of a series of the answer are " + name + " here");
            }
        }
        if (!(sample.get("value") instanceof JsonArray pair)) {
            throw malformed("value");
        }
        return new Point(Labels.of(labels), value(pair));
    }

    /** The name that Prometheus gives a label such as {@code http.status} where names have letters, digits and _ alone. */
    private static String plain(String name) {
        return MetricNames.isLabelName(name) ? name : name.replaceAll("^$|^[0-9]|[^a-zA-Z0-9_]", "_");
    }

    /** Of a time and a text. */
    private double value(JsonArray pair) throws IOException {
        if (pair.elements().size() != 2) {
            throw malformed("value");
        }
        return JsonTexts.number(JsonTexts.text(pair.elements().get(1))); // true is no number here
    }

    private IOException malformed(String member) {
        return new IOException("the answer of " + http.host() + " is not one of Prometheus' query API: there is no "
                + member + " in it" + OF_THE_SERVER);
    }

    /** Where there is nothing, the question was asked of the wrong place. */
    private static String asksOfUrl(HttpText.Answer answer) {
        return answer.status() == NOT_FOUND ? OF_THE_SERVER : "";
    }

    @Override
    public void close() {
        http.close();
    }
}
