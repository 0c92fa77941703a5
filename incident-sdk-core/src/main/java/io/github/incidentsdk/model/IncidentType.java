package io.github.incidentsdk.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A kind of incident that a team cares about: its name, title, identity, owner and how bad it is when.
 *
 * <p>Defaults: the title is the name, one incident per type ({@code by} is empty), no owner, no category, scope chosen by
 * who reports it, no severity policy, nothing that is {@linkplain Preparation known before}, visible to all. Immutable and safe for
 * all threads.
 */
public final class IncidentType {

    /**
     * One line of a severity policy: this severity, when that condition is true.
     *
     * @param severity how bad
     * @param condition a condition in the expression language over the incident's metrics and tags
     */
    public record PolicyLine(Severity severity, String condition) {}

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    private final String name;
    private final String title;
    private final List<String> by;
    private final @Nullable String owner;
    private final @Nullable String category;
    private final @Nullable Scope scope;
    private final List<PolicyLine> policy;
    private final Preparation preparation;
    private final boolean restricted;

    private IncidentType(Builder builder) {
        name = builder.name;
        title = builder.title;
        by = List.copyOf(builder.by);
        owner = builder.owner;
        category = builder.category;
        scope = builder.scope;
        policy = List.copyOf(builder.policy);
        preparation = builder.preparation;
        restricted = builder.restricted;
    }

    /** Starts a type. The name is lower-case letters, digits and dashes, beginning with a letter. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** Whether {@code name} can name a type: {@code [a-z][a-z0-9-]*}, at most 128 characters. */
    public static boolean isName(String name) {
        return name.length() <= 128 && NAME.matcher(name).matches();
    }

    public String name() {
        return name;
    }

    /** The title's template; {@code {account}} stands for the {@code by} value or tag of that name. */
    public String title() {
        return title;
    }

    /** The names whose values tell one incident of this type from another; empty for one per type. */
    public List<String> by() {
        return by;
    }

    public @Nullable String owner() {
        return owner;
    }

    public @Nullable String category() {
        return category;
    }

    /** The scope that was chosen; null leaves it to the reporter (rules over in-process metrics: instance; else service). */
    public @Nullable Scope scope() {
        return scope;
    }

    /** The severity policy in the order given; the most severe line that is true wins, whatever the order. */
    public List<PolicyLine> policy() {
        return policy;
    }

    /** What is known of its incidents before there is one. */
    public Preparation preparation() {
        return preparation;
    }

    /** Whether only sinks that say so hear of its incidents, and nobody sees more of them than how many there are. */
    public boolean restricted() {
        return restricted;
    }

    /** A builder that starts from this type. */
    public Builder toBuilder() {
        Builder builder = new Builder(name).title(title).by(by);
        builder.owner = owner;
        builder.category = category;
        builder.scope = scope;
        builder.policy.addAll(policy);
        builder.preparation = preparation;
        builder.restricted = restricted;
        return builder;
    }

    @Override
    public String toString() {
        return "incident type " + name;
    }

    /** Collects what a type is; not safe for several threads. */
    public static final class Builder {
        private final String name;
        private String title;
        private final List<String> by = new ArrayList<>();
        private @Nullable String owner;
        private @Nullable String category;
        private @Nullable Scope scope;
        private final List<PolicyLine> policy = new ArrayList<>();
        private Preparation preparation = Preparation.NONE;
        private boolean restricted;

        private Builder(String name) {
            if (!isName(name)) {
                throw new IllegalArgumentException("\"" + name
                        + "\" cannot name an incident type: use lower-case letters, digits and dashes, beginning with a letter,"
                        + " such as cost-spike");
            }
            this.name = name;
            this.title = name;
        }

        public Builder title(String title) {
            this.title = title;
            return this;
        }

        /** Replaces the identity names. */
        public Builder by(String... names) {
            return by(Arrays.asList(names));
        }

        /** Replaces the identity names. */
        public Builder by(List<String> names) {
            by.clear();
            by.addAll(names);
            return this;
        }

        public Builder owner(String owner) {
            this.owner = owner;
            return this;
        }

        public Builder category(String category) {
            this.category = category;
            return this;
        }

        public Builder scope(Scope scope) {
            this.scope = scope;
            return this;
        }

        /** Adds a policy line; a line for a severity that has one replaces it. */
        public Builder severity(Severity severity, String condition) {
            policy.removeIf(line -> line.severity() == severity);
            policy.add(new PolicyLine(severity, condition));
            return this;
        }

        /** What is known of its incidents before there is one, in place of what was said before. */
        public Builder prepared(Preparation preparation) {
            this.preparation = preparation;
            return this;
        }

        /** Says that only sinks with {@code accepts: {restricted: true}} hear of its incidents: security, cases of insiders. */
        public Builder restricted(boolean restricted) {
            this.restricted = restricted;
            return this;
        }

        public IncidentType build() {
            return new IncidentType(this);
        }
    }
}
