package io.github.incidentsdk.briefing;

import io.github.incidentsdk.model.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation knew before an incident, for whoever is told of it: from the configuration as it is now, and from what was
 * before the incident opened. Immutable; everything in it is optional.
 *
 * <p>Texts are those of the configuration and of people: a sink escapes them as its backend needs it.
 */
public final class Briefing {

    private static final Briefing NONE = builder().build();

    private final @Nullable SeverityMeaning severity;
    private final List<Contact> contacts;
    private final List<BriefedStep> playbook;
    private final @Nullable String bridge;
    private final @Nullable String channel;
    private final List<PastIncident> past;
    private final List<Change> changes;

    private Briefing(Builder builder) {
        severity = builder.severity;
        contacts = List.copyOf(builder.contacts);
        playbook = List.copyOf(builder.playbook);
        bridge = builder.bridge;
        channel = builder.channel;
        past = List.copyOf(builder.past);
        changes = List.copyOf(builder.changes);
    }

    /** Nothing was known. */
    public static Briefing none() {
        return NONE;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Whether nothing was known. */
    public boolean isEmpty() {
        return severity == null
                && contacts.isEmpty()
                && playbook.isEmpty()
                && bridge == null
                && channel == null
                && past.isEmpty()
                && changes.isEmpty();
    }

    /** What the incident's severity means. */
    public Optional<SeverityMeaning> severity() {
        return Optional.ofNullable(severity);
    }

    /** Who can be asked about what the incident's owner owns; at most ten. */
    public List<Contact> contacts() {
        return contacts;
    }

    /** What is to be done, and what of it was done, in order. */
    public List<BriefedStep> playbook() {
        return playbook;
    }

    /** Where responders talk, with the incident's own values filled in. */
    public Optional<String> bridge() {
        return Optional.ofNullable(bridge);
    }

    /** Where responders write, with the incident's own values filled in. */
    public Optional<String> channel() {
        return Optional.ofNullable(channel);
    }

    /** The last incidents of the same type that were over before this one opened, the newest first; at most three. */
    public List<PastIncident> past() {
        return past;
    }

    /** What was changed in the hour before it opened, oldest first; at most ten. */
    public List<Change> changes() {
        return changes;
    }

    /** Collects a briefing; not safe for several threads. */
    public static final class Builder {
        private @Nullable SeverityMeaning severity;
        private final List<Contact> contacts = new ArrayList<>();
        private final List<BriefedStep> playbook = new ArrayList<>();
        private @Nullable String bridge;
        private @Nullable String channel;
        private final List<PastIncident> past = new ArrayList<>();
        private final List<Change> changes = new ArrayList<>();

        private Builder() {}

        public Builder severity(@Nullable SeverityMeaning meaning) {
            severity = meaning;
            return this;
        }

        public Builder contacts(Collection<Contact> who) {
            contacts.addAll(who);
            return this;
        }

        public Builder step(BriefedStep step) {
            playbook.add(step);
            return this;
        }

        public Builder bridge(@Nullable String where) {
            bridge = where;
            return this;
        }

        public Builder channel(@Nullable String where) {
            channel = where;
            return this;
        }

        public Builder past(Collection<PastIncident> incidents) {
            past.addAll(incidents);
            return this;
        }

        public Builder changes(Collection<Change> nearby) {
            changes.addAll(nearby);
            return this;
        }

        public Briefing build() {
            return new Briefing(this);
        }
    }
}
