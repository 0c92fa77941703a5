package io.github.incidentsdk.hold;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Redaction;
import io.github.incidentsdk.model.Severity;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents somebody means; whatever is said has to be true of one, and nothing said means every incident. Immutable.
 *
 * @param types any of these types; empty for all
 * @param tags all of these {@code by} values or tags
 * @param rules only what these rules alone hold open; empty for whoever does
 * @param below only what is less severe than this; null for every severity
 */
public record Matching(
        Set<String> types,
        Map<String, String> tags,
        Set<String> rules,
        @Nullable Severity below) {

    private static final Matching EVERYTHING = new Matching(Set.of(), Map.of(), Set.of(), null);

    /** So many types, tags and rules may be said each. */
    public static final int MOST = 64;

    /** @throws IllegalArgumentException when more is said than {@link #MOST} */
    public Matching {
        types = Set.copyOf(types);
        tags = Map.copyOf(tags);
        rules = Set.copyOf(rules);
        if (Math.max(types.size(), Math.max(tags.size(), rules.size())) > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " types, tags and rules can be said each");
        }
    }

    /** Every incident. */
    public static Matching everything() {
        return EVERYTHING;
    }

    /** Incidents of any of these types. */
    public static Matching type(String... types) {
        return EVERYTHING.ofType(types);
    }

    /** Incidents that any of these rules hold open, and nobody else does. */
    public static Matching rule(String... rules) {
        return EVERYTHING.ofRule(rules);
    }

    /** Of those, only incidents of any of these types. */
    public Matching ofType(String... names) {
        return new Matching(new LinkedHashSet<>(Arrays.asList(names)), tags, rules, below);
    }

    /** Of those, only what any of these rules hold open and nobody else does: code that says it too is not meant. */
    public Matching ofRule(String... ids) {
        return new Matching(types, tags, new LinkedHashSet<>(Arrays.asList(ids)), below);
    }

    /** Of those, only incidents with this {@code by} value or tag. */
    public Matching tag(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(tags);
        more.put(name, value);
        return new Matching(types, more, rules, below);
    }

    /** Of those, only what is less severe than {@code severity}: a rise to it is not meant any more. */
    public Matching below(Severity severity) {
        return new Matching(types, tags, rules, severity);
    }

    /** The same with values as incidents keep them. */
    Matching redacted(Redaction redaction) {
        Map<String, String> kept = new LinkedHashMap<>();
        tags.forEach((name, value) -> kept.put(name, redaction.identity("by." + name, value)));
        return new Matching(types, kept, rules, below);
    }

    /** Whether {@code incident} is one of them. */
    public boolean matches(IncidentSnapshot incident) {
        return (types.isEmpty() || types.contains(incident.type()))
                && (below == null || below.moreSevereThan(incident.severity()))
                && tags.entrySet().stream().allMatch(tag -> tag.getValue().equals(valueOf(incident, tag.getKey())))
                && (rules.isEmpty()
                        || incident.claims().stream().filter(Claim::holds).allMatch(this::isByRule));
    }

    private boolean isByRule(Claim claim) {
        return claim.reporter().kind() == Actor.Kind.RULE
                && rules.contains(claim.reporter().name());
    }

    private static @Nullable String valueOf(IncidentSnapshot incident, String name) {
        String identity = incident.by().get(name);
        return identity != null ? identity : incident.tags().get(name);
    }
}
