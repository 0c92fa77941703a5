package io.github.incidentsdk.examples.backtest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.rule.prometheus.ActiveAlert;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Writes what is pending or firing at each tick, one line of JSON each. */
final class Timeline implements AutoCloseable {

    private final JsonGenerator json;

    Timeline(OutputStream out) throws IOException {
        json = new JsonFactory().createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.setRootValueSeparator(null);
    }

    void write(String file, int test, Duration at, List<ActiveAlert> alerts) throws IOException {
        json.writeStartObject();
        json.writeStringField("file", file);
        json.writeNumberField("test", test);
        seconds("t_s", at.toMillis());
        json.writeArrayFieldStart("alerts");
        for (ActiveAlert alert : alerts.stream()
                .sorted(Comparator.comparing(ActiveAlert::reported))
                .toList()) {
            write(alert);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void write(ActiveAlert alert) throws IOException {
        json.writeStartObject();
        json.writeStringField("state", alert.isFiring() ? "firing" : "pending");
        json.writeObjectFieldStart("labels");
        Labels labels = alert.reported();
        for (int i = 0; i < labels.size(); i++) {
            json.writeStringField(labels.name(i), labels.value(i));
        }
        json.writeEndObject();
        seconds("active_at_s", alert.activeAtMillis());
        json.writeEndObject();
    }

    private void seconds(String name, long millis) throws IOException {
        if (millis % 1_000 == 0) {
            json.writeNumberField(name, millis / 1_000);
        } else {
            json.writeNumberField(name, millis / 1_000.0);
        }
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
