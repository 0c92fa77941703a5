package io.github.incidentsdk.sink;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Cause;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentEvent.CauseLearned;
import io.github.incidentsdk.model.IncidentEvent.ChangeNearby;
import io.github.incidentsdk.model.IncidentEvent.Closed;
import io.github.incidentsdk.model.IncidentEvent.FactLearned;
import io.github.incidentsdk.model.IncidentEvent.Linked;
import io.github.incidentsdk.model.IncidentEvent.Mitigated;
import io.github.incidentsdk.model.IncidentEvent.Noted;
import io.github.incidentsdk.model.IncidentEvent.Observed;
import io.github.incidentsdk.model.IncidentEvent.ReporterJoined;
import io.github.incidentsdk.model.IncidentEvent.ReporterLeft;
import io.github.incidentsdk.model.IncidentEvent.Resolved;
import io.github.incidentsdk.model.IncidentEvent.Reviewed;
import io.github.incidentsdk.model.IncidentEvent.RoleTaken;
import io.github.incidentsdk.model.IncidentEvent.SeverityChanged;
import io.github.incidentsdk.model.IncidentEvent.SeveritySet;
import io.github.incidentsdk.model.IncidentEvent.StepDone;
import io.github.incidentsdk.model.IncidentEvent.Updated;
import io.github.incidentsdk.model.IncidentEvent.Waiting;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an event adds to what its incident already says, in a few words, for backends that show text; safe for all threads. */
public final class EventWords {

    private static final Map<Class<?>, Function<IncidentEvent, String>> WORDS = new HashMap<>();

    static {
        says(Noted.class, Noted::text);
        says(Updated.class, event -> "for " + word(event.audience()) + ": " + event.text());
        says(Mitigated.class, Mitigated::text);
        says(Resolved.class, event -> join(word(event.resolution()), event.text()));
        says(Reviewed.class, Reviewed::text);
        says(Closed.class, Closed::text);
        says(SeverityChanged.class, EventWords::changed);
        says(SeveritySet.class, EventWords::set);
        says(ReporterJoined.class, event -> event.reporter() + " says " + event.severity());
        says(ReporterLeft.class, event -> join(event.reporter().toString(), event.why()));
        says(Observed.class, event -> event.repeats() + " times more");
        says(Linked.class, event -> event.link().text() + " " + event.link().url());
        says(RoleTaken.class, event -> event.role() + " is " + event.who());
        says(ChangeNearby.class, event -> join(event.kindOfChange(), event.text()));
        says(StepDone.class, event -> event.step() + ". " + event.text());
        says(Waiting.class, event -> event.what() == null ? "for nobody any more" : "for " + event.what());
        says(FactLearned.class, event -> word(event.fact()) + " is " + event.value());
        says(CauseLearned.class, event -> cause(event.cause()));
    }

    private EventWords() {}

    /**
     * The words, such as {@code SEV3 to SEV2} or a note's text; empty when the kind of event says it all.
     *
     * <p>Written by people and programs: a sink escapes them as its backend needs it.
     */
    public static String of(IncidentEvent event) {
        return WORDS.getOrDefault(event.getClass(), nothing -> "").apply(event);
    }

    private static <E extends IncidentEvent> void says(Class<E> type, Function<E, String> words) {
        WORDS.put(type, event -> words.apply(type.cast(event)));
    }

    private static String changed(SeverityChanged event) {
        return event.from() + " to " + event.to() + unacknowledged(event.unacknowledged());
    }

    private static String set(SeveritySet event) {
        String severity = event.severity() == null
                ? "back to the claims"
                : event.severity().name();
        return join(severity + unacknowledged(event.unacknowledged()), event.reason());
    }

    private static String unacknowledged(@Nullable Actor by) {
        return by == null ? "" : ", no longer acknowledged by " + by;
    }

    private static String cause(Cause cause) {
        return join(cause.exception(), cause.message() == null ? "" : cause.message());
    }

    private static String join(String what, String why) {
        return why.isEmpty() ? what : what + ": " + why;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
