package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.Pairs;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tags of the thread that opens an incident, such as the trace it works for; asked outside all locks. */
final class Context {

    private static final Logger log = LoggerFactory.getLogger(Context.class);

    private final Living living;
    private volatile @Nullable Supplier<Map<String, String>> tags;
    private volatile boolean warned;

    Context(Living living) {
        this.living = living;
    }

    void of(Supplier<Map<String, String>> tags) {
        this.tags = tags;
    }

    /**
     * Adds the tags that {@code details} do not say themselves.
     *
     * @param known the incident that it will be, where there is one: while it is open, who opened it has said enough
     */
    void describe(@Nullable TrackedIncident known, IncidentDetails details) {
        Supplier<Map<String, String>> asked = tags;
        if (asked == null || (known != null && known.isOpen())) {
            return;
        }
        try {
            IncidentDetails said = new IncidentDetails();
            asked.get().forEach(said::tag);
            Pairs more = said.redacted(living.redaction()).tags();
            Map<String, String> own =
                    details.tags() == null ? Map.of() : details.tags().toMap();
            for (int i = 0; more != null && i < more.size(); i++) {
                if (!own.containsKey(more.name(i))) {
                    details.tag(more.name(i), more.value(i));
                }
            }
        } catch (Throwable thrown) { // a stranger's, and the incident is to be declared all the same
            living.counts().add(Ignored.DETAILS_THREW);
            if (!warned) {
                warned = true;
                log.warn(
                        "The context of incidents threw: they are declared without it. Further ones are only counted, as"
                                + " DETAILS_THREW.",
                        thrown);
            }
        }
    }
}
