package io.github.incidentsdk.policy;

import io.github.incidentsdk.evaluation.Bindings;
import io.github.incidentsdk.metric.series.Absent;
import io.github.incidentsdk.model.Measures;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An incident's metrics as one line of a policy reads them; what is not there is known not to be there. */
final class IncidentSeries implements Bindings {

    private final String[] metrics;
    private final Map<String, String> labels;
    private Measures measures = new Measures();

    IncidentSeries(List<String> metrics, Map<String, String> labels) {
        this.metrics = metrics.toArray(String[]::new);
        this.labels = labels;
    }

    IncidentSeries of(Measures now) {
        measures = now;
        return this;
    }

    @Override
    public double value(int metric) {
        String name = metrics[metric];
        if (name.equals(SeverityPolicy.INCIDENT)) {
            return 1;
        }
        double value = measures.get(name);
        return Double.isNaN(value) ? Absent.VALUE : value;
    }

    @Override
    public @Nullable String blindness(int metric) {
        return null;
    }

    @Override
    public @Nullable String label(String name) {
        return labels.get(name);
    }
}
