package io.github.incidentsdk.insights.history;

import io.github.incidentsdk.model.CustomerImpact;
import io.github.incidentsdk.model.DetectedBy;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.SelfReported;
import io.github.incidentsdk.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one incident when one looks back; immutable and small, since there can be very many.
 *
 * <p>What its source does not know is null, empty or unknown, never made up.
 */
public final class PastIncident {

    private final String id;
    private final String key;
    private final String title;
    private final String type;
    private final String service;
    private final Map<String, String> by;
    private final List<String> components;
    private final @Nullable String category;
    private final @Nullable String owner;
    private final @Nullable Severity severity;
    private final @Nullable Severity policySeverity;
    private final @Nullable Severity setSeverity;
    private final Map<Moment, Instant> moments;
    private final Instant declaredAt;
    private final Instant began;
    private final @Nullable Resolution resolution;
    private final @Nullable String duplicateOf;
    private final boolean drill;
    private final boolean shadow;
    private final boolean restricted;
    private final @Nullable DetectedBy detectedBy;
    private final CustomerImpact customerImpact;
    private final int reopened;
    private final List<Report> reports;
    private final List<String> factors;
    private final List<PastAction> actions;
    private final String felt;
    private final @Nullable String link;
    private final @Nullable String review;

    PastIncident(PastIncidentBuilder from) {
        id = from.id;
        key = from.key == null ? from.id : from.key;
        title = from.title == null ? from.id : from.title;
        type = from.type;
        service = from.service;
        by = Map.copyOf(from.by);
        components = List.copyOf(from.components);
        category = from.category;
        owner = from.owner;
        severity = from.severity;
        policySeverity = from.policySeverity;
        setSeverity = from.setSeverity;
        moments = new EnumMap<>(from.moments);
        declaredAt = declared(from);
        moments.put(Moment.DECLARED, declaredAt);
        began = moments.getOrDefault(Moment.STARTED, declaredAt);
        resolution = from.resolution;
        duplicateOf = from.duplicateOf;
        drill = from.drill;
        shadow = from.shadow;
        restricted = from.restricted;
        detectedBy = from.detectedBy;
        customerImpact = from.customerImpact;
        reopened = from.reopened;
        reports = List.copyOf(from.reports);
        factors = List.copyOf(from.factors);
        actions = List.copyOf(from.actions);
        felt = from.felt;
        link = from.link;
        review = from.review;
    }

    private static Instant declared(PastIncidentBuilder from) {
        Instant declared = from.moments.get(Moment.DECLARED);
        Instant began = declared == null ? from.moments.get(Moment.STARTED) : declared;
        if (began == null) {
            throw new IllegalArgumentException(
                    "nobody says when incident " + from.id + " began: give it STARTED or DECLARED");
        }
        return began;
    }

    /** A builder of the incident {@code id}; without any moment at which it began it cannot be built. */
    public static PastIncidentBuilder of(String id) {
        return new PastIncidentBuilder(id);
    }

    /** The opening's id, or what the file calls it. */
    public String id() {
        return id;
    }

    /** The dedup key; the id where its source has none. */
    public String key() {
        return key;
    }

    /** One line for people. */
    public String title() {
        return title;
    }

    /** The incident type's name; {@value PastIncidentBuilder#UNTYPED} where its source has no types. */
    public String type() {
        return type;
    }

    /** The service; empty when nobody said. */
    public String service() {
        return service;
    }

    /** The identity values by name. */
    public Map<String, String> by() {
        return by;
    }

    /** The parts of the system that it was in; empty when nobody said. */
    public List<String> components() {
        return components;
    }

    /** Such as {@code cost}; null when nobody said. */
    public @Nullable String category() {
        return category;
    }

    /** The team that owns it; null when nobody does. */
    public @Nullable String owner() {
        return owner;
    }

    /** The worst that it ever was; null when nobody said. */
    public @Nullable Severity severity() {
        return severity;
    }

    /** The worst that rules, code and their policy said; null where its source has no policy. */
    public @Nullable Severity policySeverity() {
        return policySeverity;
    }

    /** What a person set last; null when nobody did. */
    public @Nullable Severity setSeverity() {
        return setSeverity;
    }

    /** When {@code moment} was; null when it never was, or nobody said. */
    public @Nullable Instant at(Moment moment) {
        return moments.get(moment);
    }

    /** When it was opened. */
    public Instant declaredAt() {
        return declaredAt;
    }

    /** When it began, as far as is known: when it started, else when it was opened. */
    public Instant began() {
        return began;
    }

    /** When it ended; null while it is open. */
    public @Nullable Instant resolvedAt() {
        return at(Moment.RESOLVED);
    }

    /** From when it {@linkplain #began() began} to its end; null while it is open. */
    public @Nullable Duration lasted() {
        Instant resolved = resolvedAt();
        return resolved == null ? null : Duration.between(began(), resolved);
    }

    /** Whether it is still open, as far as is known. */
    public boolean isOpen() {
        return resolvedAt() == null;
    }

    /** How it ended; null while it is open, or where nobody said. */
    public @Nullable Resolution resolution() {
        return resolution;
    }

    /** The key or id of the incident that it is a duplicate of; null when it is none. */
    public @Nullable String duplicateOf() {
        return duplicateOf;
    }

    /** Whether it was a rehearsal. */
    public boolean drill() {
        return drill;
    }

    /** Whether only rules in shadow mode said so, and nobody was told. */
    public boolean shadow() {
        return shadow;
    }

    /** Whether not everybody may know of it. */
    public boolean restricted() {
        return restricted;
    }

    /** Who noticed first; null where nobody said. */
    public @Nullable DetectedBy detectedBy() {
        return detectedBy;
    }

    /** Whether customers felt it. */
    public CustomerImpact customerImpact() {
        return customerImpact;
    }

    /** How often it came back. */
    public int reopened() {
        return reopened;
    }

    /** Who said that it is on, each once, in the order in which they did. */
    public List<Report> reports() {
        return reports;
    }

    /** What contributed to it, from its review. */
    public List<String> factors() {
        return factors;
    }

    /** What was to be done after it, from its review. */
    public List<PastAction> actions() {
        return actions;
    }

    /** What customers felt, in words for them; empty where no review says. */
    public String felt() {
        return felt;
    }

    /** Where to read more of it, such as a page on the web; null when nobody said. */
    public @Nullable String link() {
        return link;
    }

    /** The file name of its review; null where none was read. */
    public @Nullable String review() {
        return review;
    }

    /**
     * Whether it counts as an incident that happened: neither a drill, nor shadow, nor dismissed, nor told under another, nor of
     * the SDK itself.
     */
    public boolean counts() {
        return !drill
                && !shadow
                && duplicateOf == null
                && resolution != Resolution.DISMISSED
                && resolution != Resolution.DUPLICATE
                && resolution != Resolution.DRILL_ENDED
                && !SelfReported.isOwn(type);
    }

    /** For people and logs. */
    @Override
    public String toString() {
        return (severity == null ? "" : severity + " ") + type + " \"" + title + "\" (" + id + ", " + began() + ")";
    }
}
