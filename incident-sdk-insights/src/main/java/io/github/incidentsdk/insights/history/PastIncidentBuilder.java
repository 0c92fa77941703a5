package io.github.incidentsdk.insights.history;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.CustomerImpact;
import io.github.incidentsdk.model.DetectedBy;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link PastIncident}, also from several sources one after the other.
 *
 * <p>Without more it is of type {@value #UNTYPED}, counts, and is open; whether customers felt it is unknown. For one thread.
 */
public final class PastIncidentBuilder {

    /** The type of what comes from where there are no types. */
    public static final String UNTYPED = "incident";

    final String id;

    @Nullable
    String key;

    @Nullable
    String title;

    String type = UNTYPED;
    String service = "";
    Map<String, String> by = Map.of();
    List<String> components = List.of();

    @Nullable
    String category;

    @Nullable
    String owner;

    @Nullable
    Severity severity;

    @Nullable
    Severity policySeverity;

    @Nullable
    Severity setSeverity;

    final Map<Moment, Instant> moments = new EnumMap<>(Moment.class);

    @Nullable
    Resolution resolution;

    @Nullable
    String duplicateOf;

    boolean drill;
    boolean shadow;
    boolean restricted;

    @Nullable
    DetectedBy detectedBy;

    CustomerImpact customerImpact = CustomerImpact.UNKNOWN;
    int reopened;
    List<Report> reports = List.of();
    List<String> factors = List.of();
    List<PastAction> actions = List.of();

    @Nullable
    String link;

    String felt = "";

    @Nullable
    String review;

    PastIncidentBuilder(String id) {
        this.id = id;
    }

    public PastIncidentBuilder key(@Nullable String key) {
        this.key = key;
        return this;
    }

    public PastIncidentBuilder title(@Nullable String title) {
        this.title = title;
        return this;
    }

    public PastIncidentBuilder type(String type) {
        this.type = type;
        return this;
    }

    public PastIncidentBuilder service(String service) {
        this.service = service;
        return this;
    }

    public PastIncidentBuilder by(Map<String, String> by) {
        this.by = by;
        return this;
    }

    public PastIncidentBuilder components(List<String> components) {
        this.components = components;
        return this;
    }

    public PastIncidentBuilder category(@Nullable String category) {
        this.category = category;
        return this;
    }

    public PastIncidentBuilder owner(@Nullable String owner) {
        this.owner = owner;
        return this;
    }

    /** That it was so severe once; the worst counts. */
    public PastIncidentBuilder severity(@Nullable Severity severity) {
        this.severity = worse(this.severity, severity);
        return this;
    }

    /** That the policy said so once; the worst counts. */
    public PastIncidentBuilder policySeverity(@Nullable Severity severity) {
        policySeverity = worse(policySeverity, severity);
        return this;
    }

    public PastIncidentBuilder setSeverity(@Nullable Severity severity) {
        setSeverity = severity;
        return this;
    }

    /** When {@code moment} was; null when it never was, or is undone. */
    public PastIncidentBuilder at(Moment moment, @Nullable Instant at) {
        if (at == null) {
            moments.remove(moment);
        } else {
            moments.put(moment, at);
        }
        return this;
    }

    /** When {@code moment} was, unless an earlier time is known. */
    public PastIncidentBuilder first(Moment moment, @Nullable Instant at) {
        Instant known = moments.get(moment);
        if (at != null && (known == null || at.isBefore(known))) {
            moments.put(moment, at);
        }
        return this;
    }

    public PastIncidentBuilder resolution(@Nullable Resolution resolution) {
        this.resolution = resolution;
        return this;
    }

    public PastIncidentBuilder duplicateOf(@Nullable String keyOrId) {
        duplicateOf = keyOrId;
        return this;
    }

    public PastIncidentBuilder drill(boolean drill) {
        this.drill = drill;
        return this;
    }

    public PastIncidentBuilder shadow(boolean shadow) {
        this.shadow = shadow;
        return this;
    }

    public PastIncidentBuilder restricted(boolean restricted) {
        this.restricted = restricted;
        return this;
    }

    public PastIncidentBuilder detectedBy(@Nullable DetectedBy detectedBy) {
        this.detectedBy = detectedBy;
        return this;
    }

    public PastIncidentBuilder customerImpact(CustomerImpact customerImpact) {
        this.customerImpact = customerImpact;
        return this;
    }

    public PastIncidentBuilder reopened(int times) {
        reopened = times;
        return this;
    }

    /** What customers felt, in words for them. */
    public PastIncidentBuilder felt(String words) {
        felt = words;
        return this;
    }

    /** That {@code reporter} said that it is on; of several times the first counts. */
    public PastIncidentBuilder report(Actor reporter, Instant since) {
        List<Report> all = new ArrayList<>(reports);
        for (Report known : reports) {
            if (known.reporter().equals(reporter)) {
                if (!since.isBefore(known.since())) {
                    return this;
                }
                all.remove(known);
            }
        }
        int place = 0;
        while (place < all.size() && !all.get(place).since().isAfter(since)) {
            place++;
        }
        all.add(place, new Report(reporter, since));
        reports = List.copyOf(all);
        return this;
    }

    public PastIncidentBuilder factors(List<String> factors) {
        this.factors = factors;
        return this;
    }

    public PastIncidentBuilder actions(List<PastAction> actions) {
        this.actions = actions;
        return this;
    }

    public PastIncidentBuilder link(@Nullable String link) {
        this.link = link;
        return this;
    }

    public PastIncidentBuilder review(@Nullable String fileName) {
        review = fileName;
        return this;
    }

    /**
     * Makes the incident.
     *
     * @throws IllegalArgumentException when neither {@link Moment#STARTED} nor {@link Moment#DECLARED} is known
     */
    public PastIncident build() {
        return new PastIncident(this);
    }

    private static @Nullable Severity worse(@Nullable Severity one, @Nullable Severity other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.atLeast(other) ? one : other;
    }
}
