package io.github.incidentsdk.sink;

import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentOutline;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Severity;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents a sink is told of.
 *
 * <p>Defaults: every severity, every type, whatever the tags, every audience, nothing that is restricted. The filter decides who is told of an
 * opening; whoever was told hears the rest, to the end, whatever becomes of severity and tags. Immutable.
 */
public final class Accepts {

    private static final Accepts EVERYTHING = builder().build();

    private final Severity from;
    private final Set<String> types;
    private final Map<String, String> tags;
    private final Set<Audience> audiences;
    private final boolean restricted;

    private Accepts(Builder builder) {
        from = builder.from;
        types = Set.copyOf(builder.types);
        tags = Map.copyOf(builder.tags);
        audiences = Set.copyOf(builder.audiences);
        restricted = builder.restricted;
    }

    /** No filter, but for what is restricted. */
    public static Accepts everything() {
        return EVERYTHING;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Whether an incident in this state is one for the sink. */
    public boolean passes(IncidentSnapshot incident) {
        return whyNot(incident) == null;
    }

    /** Whether an incident of that type could be one for the sink, were it as bad as {@code worst} and its tags as wanted. */
    public boolean couldPass(String type, Severity worst, boolean isRestricted) {
        return (restricted || !isRestricted) && worst.atLeast(from) && (types.isEmpty() || types.contains(type));
    }

    /** Why an incident in this state is none for the sink, such as "it accepts SEV2 and worse"; null when it is one. */
    public @Nullable String whyNot(IncidentSnapshot incident) {
        if (incident.shadow()) {
            return "nobody is told of what a rule in shadow mode would open";
        }
        if (incident.restricted() && !restricted) {
            return "it is restricted, and the sink does not say accepts: {restricted: true}";
        }
        if (!incident.severity().atLeast(from)) {
            return "it accepts " + from + " and worse, and this is " + incident.severity();
        }
        if (!types.isEmpty() && !types.contains(incident.type())) {
            return "it accepts " + String.join(", ", new TreeSet<>(types)) + ", and this is " + incident.type();
        }
        for (Map.Entry<String, String> wanted : tags.entrySet()) {
            String value = valueOf(incident, wanted.getKey());
            if (!wanted.getValue().equals(value)) {
                return "it accepts " + wanted.getKey() + "=" + wanted.getValue() + ", and this has "
                        + (value == null ? "no such tag" : value);
            }
        }
        return incident.drill() && audiences.contains(Audience.CUSTOMERS) ? "no drill goes to customers" : null;
    }

    /**
     * Whether the sink may hear of this event at all, even of an incident that it was told of: an update is for its audience,
     * no drill goes to customers, and nobody hears of what a rule in shadow mode would open, nor of what is restricted without being
     * said to.
     */
    public boolean mayHear(IncidentEvent event, IncidentOutline incident) {
        if (incident.shadow() || (incident.restricted() && !restricted)) {
            return false;
        }
        Audience audience = event instanceof IncidentEvent.Updated update ? update.audience() : null;
        if (incident.drill() && (audience == Audience.CUSTOMERS || audiences.contains(Audience.CUSTOMERS))) {
            return false;
        }
        return audience == null || isFor(audience);
    }

    /** Whether the sink is for {@code audience}: it names that one, or none. */
    public boolean isFor(Audience audience) {
        return audiences.isEmpty() || audiences.contains(audience);
    }

    private static @Nullable String valueOf(IncidentSnapshot incident, String name) {
        String identity = incident.by().get(name);
        return identity != null ? identity : incident.tags().get(name);
    }

    /** Collects a filter; not safe for several threads. */
    public static final class Builder {
        private Severity from = Severity.SEV5;
        private final Set<String> types = new HashSet<>();
        private final Map<String, String> tags = new TreeMap<>();
        private final Set<Audience> audiences = EnumSet.noneOf(Audience.class);
        private boolean restricted;

        private Builder() {}

        /** Only incidents of this severity or worse. */
        public Builder from(Severity severity) {
            from = severity;
            return this;
        }

        /** Only incidents of these types; none named means all. */
        public Builder types(Collection<String> names) {
            types.addAll(names);
            return this;
        }

        /** Only incidents with this {@code by} value or tag; several must all be there. */
        public Builder tag(String name, String value) {
            tags.put(name, value);
            return this;
        }

        /**
         * Whom the sink is for: it hears updates for these audiences alone; none named means all. One that names others than responders is
         * told nothing of their work, and one that names customers hears of no drill.
         */
        public Builder audiences(Collection<Audience> served) {
            audiences.addAll(served);
            return this;
        }

        /** Whether it hears of restricted incidents as well. */
        public Builder restricted(boolean heard) {
            restricted = heard;
            return this;
        }

        public Accepts build() {
            return new Accepts(this);
        }
    }
}
