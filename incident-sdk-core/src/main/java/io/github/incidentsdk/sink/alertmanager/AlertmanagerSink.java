package io.github.incidentsdk.sink.alertmanager;

import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.alertmanager.AlertBody.Alert;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends an incident's state whatever happened, since Alertmanager forgets what nobody repeats. */
final class AlertmanagerSink implements IncidentSink {

    /** Under which the severity's label is remembered, since another one makes another alert. */
    static final String SEVERITY = "severity-label";

    private final Replicas replicas;
    private final AlertLabels labels;
    private final Duration reAssert;

    AlertmanagerSink(Replicas replicas, AlertLabels labels, Duration reAssert) {
        this.replicas = replicas;
        this.labels = labels;
        this.reAssert = reAssert;
    }

    @Override
    public DeliveryOutcome deliver(Delivery delivery) throws IOException {
        if (delivery.digest().isPresent()) {
            return DeliveryOutcome.skipped("a digest pages nobody");
        }
        String severity = labels.severity(delivery.incident());
        Optional<String> before = severity.isEmpty() ? Optional.empty() : delivery.receipt(SEVERITY);
        DeliveryOutcome outcome = replicas.post(
                AlertBody.of(delivery, alerts(delivery, severity, before)),
                delivery.incident().restricted());
        if (!(outcome instanceof DeliveryOutcome.Accepted accepted)) {
            return outcome;
        }
        if (!severity.isEmpty() && !before.equals(Optional.of(severity))) {
            delivery.remember(SEVERITY, severity); // not before: the alert of the last one would be left as it is
        }
        return delivery.incident().isOpen() ? accepted.again(reAssert) : accepted;
    }

    private List<Alert> alerts(Delivery delivery, String severity, Optional<String> before) {
        IncidentSnapshot incident = delivery.incident();
        Instant now = delivery.event().stamp().at();
        List<Alert> alerts = new ArrayList<>();
        before.filter(label -> !label.equals(severity))
                .ifPresent(label -> alerts.add(new Alert(labels.of(incident, label), now)));
        Instant resolvedAt = incident.resolvedAt() == null ? now : incident.resolvedAt();
        alerts.add(new Alert(labels.of(incident, severity), incident.isOpen() ? null : resolvedAt));
        return alerts;
    }

    @Override
    public void close() {
        replicas.close();
    }

    @Override
    public String toString() {
        return "alertmanager " + replicas;
    }
}
