package io.github.incidentsdk.sink.alertmanager;

import io.github.incidentsdk.json.JsonBuffer;
import io.github.incidentsdk.json.JsonWriter;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Link;
import io.github.incidentsdk.sink.Delivery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Alerts as Alertmanager's API v2 has them: an array, the same bytes on every attempt. */
final class AlertBody {

    /**
     * One alert.
     *
     * @param endsAt when it was over; null while it is not, and then Alertmanager ends it when nobody repeats it
     */
    record Alert(Map<String, String> labels, @Nullable Instant endsAt) {}

    private AlertBody() {}

    static byte[] of(Delivery delivery, List<Alert> alerts) {
        Map<String, String> annotations = AlertAnnotations.of(delivery);
        JsonBuffer buffer = new JsonBuffer();
        int before = '[';
        for (Alert alert : alerts) {
            buffer.append(before);
            buffer.object(json -> write(json, alert, annotations, delivery.incident()));
            before = ',';
        }
        buffer.append(']');
        return buffer.toByteArray();
    }

    private static void write(
            JsonWriter json, Alert alert, Map<String, String> annotations, IncidentSnapshot incident) {
        Optional<Link> page = incident.links().stream().filter(Link::isWeb).findFirst();
        json.putTexts("labels", alert.labels())
                .putTexts("annotations", annotations)
                .put("startsAt", incident.openedAt())
                .put("endsAt", alert.endsAt())
                .put("generatorURL", page.map(Link::url).orElse(null));
    }
}
