package io.github.incidentsdk;

import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.readiness.Audit;
import io.github.incidentsdk.readiness.Prepared;
import io.github.incidentsdk.readiness.Prepared.Help;
import io.github.incidentsdk.readiness.Prepared.Outlet;
import io.github.incidentsdk.readiness.Readiness;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks the parts of a manager what is there for the incidents of each type.
 *
 * @param ranked types of which a rule says how bad they are
 * @param unasked types that are there although nobody said anything of them
 * @param owners who can be asked, by what they own
 */
record Readying(Set<String> ranked, Set<String> unasked, Set<String> owners) {

    /** Of every type that somebody defined or declared, by name. */
    List<Readiness> types(Parts parts) {
        Instant now = parts.time().wall();
        return parts.table().types().stream()
                .filter(type -> !unasked.contains(type))
                .map(type -> Audit.of(prepared(type, parts), now))
                .toList();
    }

    private Prepared prepared(String name, Parts parts) {
        IncidentType type = parts.table().defined(name);
        boolean hasPolicy = type != null && !type.policy().isEmpty();
        List<Outlet> sinks =
                parts.lanes().couldTell(name, worst(name, type), type != null && type.restricted()).stream()
                        .map(lane -> new Outlet(lane.sink(), !lane.open() && !lane.refusing() && !lane.failing()))
                        .toList();
        return new Prepared(
                name,
                hasPolicy || ranked.contains(name),
                help(type),
                sinks,
                parts.drills().last(name));
    }

    private Help help(@Nullable IncidentType type) {
        String owner = type == null ? null : type.owner();
        return new Help(
                owner,
                owner != null && owners.contains(owner),
                type != null && !type.preparation().playbook().isEmpty());
    }

    /** How bad an incident of the type can become by what is configured; as bad as can be where a rule or nobody says it. */
    private Severity worst(String name, @Nullable IncidentType type) {
        return type == null || ranked.contains(name)
                ? Severity.SEV1
                : type.policy().stream()
                        .map(IncidentType.PolicyLine::severity)
                        .min(Comparator.naturalOrder())
                        .orElse(Severity.SEV1);
    }
}
