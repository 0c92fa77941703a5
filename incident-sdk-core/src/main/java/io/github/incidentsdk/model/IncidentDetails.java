package io.github.incidentsdk.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a reporter says of an incident: what tells it apart, what describes it, what was measured.
 *
 * <p>Nothing here throws: null and blank names are ignored, NaN and infinite metrics count as absent, what is too long or too much is
 * cut with a visible mark. Not safe for several threads.
 */
public final class IncidentDetails {

    private final Pairs by = new Pairs();
    private @Nullable Pairs tags;
    private @Nullable Measures metrics;
    private @Nullable Extras extras;
    private boolean cut;

    /** Everything that few declarations say, apart so that the others stay small. */
    private static final class Extras {
        @Nullable
        Severity severity;

        @Nullable
        Instant startedAt;

        @Nullable
        DetectedBy detectedBy;

        @Nullable
        CustomerImpact customerImpact;

        @Nullable
        String component;

        @Nullable
        Cause cause;

        @Nullable
        String title;

        void take(Extras said, Redaction redaction) {
            severity = said.severity;
            startedAt = said.startedAt;
            detectedBy = said.detectedBy;
            customerImpact = said.customerImpact;
            component =
                    said.component == null ? null : Text.line(redaction.text("component", said.component), Text.VALUE);
            cause = said.cause == null ? null : said.cause.redacted(redaction);
            title = said.title == null ? null : Text.line(redaction.text("title", said.title), Text.VALUE);
        }
    }

    /** Identity: the same values, the same incident. */
    public IncidentDetails by(@Nullable String name, @Nullable Object value) {
        if (name != null && !name.isBlank()) {
            by.put(bounded(name), Text.identity(value == null ? "unknown" : textOf(value)));
        }
        return this;
    }

    /** Describes the incident; never tells it apart. */
    public IncidentDetails tag(@Nullable String name, @Nullable Object value) {
        if (name != null && !name.isBlank() && value != null) {
            if (tags == null) {
                tags = new Pairs();
            }
            String text = textOf(value);
            cut |= text.length() > Text.VALUE;
            tags.put(bounded(name), Text.line(text, Text.VALUE));
        }
        return this;
    }

    /** A measured value; severity policies see it as a series of this name. */
    public IncidentDetails metric(@Nullable String name, double value) {
        if (name != null && !name.isBlank()) {
            if (metrics == null) {
                metrics = new Measures();
            }
            metrics.put(bounded(name), value);
        }
        return this;
    }

    /** How bad this reporter says it is; without it the type's policy or the default severity decides. */
    public IncidentDetails severity(@Nullable Severity severity) {
        extras().severity = severity;
        return this;
    }

    /** When it began, where that lies before now. */
    public IncidentDetails startedAt(@Nullable Instant startedAt) {
        extras().startedAt = startedAt;
        return this;
    }

    /** Who noticed first; {@link DetectedBy#CODE} unless said. */
    public IncidentDetails detectedBy(@Nullable DetectedBy detectedBy) {
        extras().detectedBy = detectedBy;
        return this;
    }

    public IncidentDetails customerImpact(@Nullable CustomerImpact customerImpact) {
        extras().customerImpact = customerImpact;
        return this;
    }

    /** The part of the system it is in. */
    public IncidentDetails component(@Nullable String component) {
        extras().component = component == null ? null : Text.line(component, Text.VALUE);
        return this;
    }

    /** The exception behind it: class and message, never the stack. */
    public IncidentDetails cause(@Nullable Throwable thrown) {
        return cause(thrown == null ? null : Cause.of(thrown));
    }

    public IncidentDetails cause(@Nullable Cause cause) {
        extras().cause = cause == null ? null : cause.bounded();
        return this;
    }

    /** A title in place of the type's. */
    public IncidentDetails title(@Nullable String title) {
        extras().title = title == null ? null : Text.line(title, Text.VALUE);
        return this;
    }

    public Pairs by() {
        return by;
    }

    /** The tags; null when there are none. */
    public @Nullable Pairs tags() {
        return tags;
    }

    /** The metrics; null when there are none. */
    public @Nullable Measures metrics() {
        return metrics;
    }

    public @Nullable Severity severity() {
        return extras == null ? null : extras.severity;
    }

    public @Nullable Instant startedAt() {
        return extras == null ? null : extras.startedAt;
    }

    public @Nullable DetectedBy detectedBy() {
        return extras == null ? null : extras.detectedBy;
    }

    public @Nullable CustomerImpact customerImpact() {
        return extras == null ? null : extras.customerImpact;
    }

    public @Nullable String component() {
        return extras == null ? null : extras.component;
    }

    public @Nullable Cause cause() {
        return extras == null ? null : extras.cause;
    }

    public @Nullable String title() {
        return extras == null ? null : extras.title;
    }

    /** The same with every text as {@code redaction} lets it be kept. */
    public IncidentDetails redacted(Redaction redaction) {
        if (redaction == Redaction.NONE) {
            return this;
        }
        IncidentDetails kept = new IncidentDetails();
        kept.cut = cut();
        for (int i = 0; i < by.size(); i++) {
            kept.by(redaction.identity("name", by.name(i)), redaction.identity("by." + by.name(i), by.value(i)));
        }
        for (int i = 0; tags != null && i < tags.size(); i++) {
            kept.tag(redaction.text("name", tags.name(i)), redaction.text("tag." + tags.name(i), tags.value(i)));
        }
        for (int i = 0; metrics != null && i < metrics.size(); i++) {
            kept.metric(redaction.text("name", metrics.name(i)), metrics.value(i));
        }
        if (extras != null) {
            kept.extras().take(extras, redaction);
        }
        return kept;
    }

    /** Whether something was left out or shortened. */
    public boolean cut() {
        return cut
                || by.dropped() > 0
                || (tags != null && tags.dropped() > 0)
                || (metrics != null && metrics.dropped() > 0);
    }

    private Extras extras() {
        if (extras == null) {
            extras = new Extras();
        }
        return extras;
    }

    private String bounded(String name) {
        cut |= name.length() > Text.NAME;
        return Text.line(name, Text.NAME);
    }

    private static String textOf(Object value) {
        try {
            String text = value.toString();
            return text == null ? "null" : text;
        } catch (Throwable broken) { // whatever a stranger's toString throws, the incident still has to be declared
            return "(toString() of " + value.getClass().getName() + " threw "
                    + broken.getClass().getName() + ")";
        }
    }
}
