package io.github.incidentsdk.examples.backtest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.incidentsdk.testing.backtest.report.Transition;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes each transition as one line of JSON. */
final class TransitionLines implements AutoCloseable {

    private final JsonGenerator json;
    private final boolean relative;

    /** Writes to {@code out}, times as seconds since the start of the recording where they are {@code relative}. */
    TransitionLines(OutputStream out, boolean relative) throws IOException {
        this.json = new JsonFactory().createGenerator(out);
        this.relative = relative;
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.setRootValueSeparator(null);
    }

    void write(@Nullable String file, Transition transition) throws IOException {
        json.writeStartObject();
        if (relative) {
            json.writeNumberField("t_s", transition.at().toEpochMilli() / 1_000.0);
        } else {
            json.writeStringField("at", transition.at().toString());
        }
        if (file != null) {
            json.writeStringField("file", file);
        }
        json.writeStringField("kind", transition.kind().word());
        json.writeStringField("rule", transition.rule());
        json.writeStringField("severity", transition.severity().name());
        json.writeObjectFieldStart("by");
        for (Map.Entry<String, String> label : transition.by().entrySet()) {
            json.writeStringField(label.getKey(), label.getValue());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("values");
        for (Map.Entry<String, Double> value : transition.values().entrySet()) {
            json.writeNumberField(value.getKey(), value.getValue());
        }
        json.writeEndObject();
        if (transition.incident() != null) {
            json.writeStringField("incident", transition.incident());
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
