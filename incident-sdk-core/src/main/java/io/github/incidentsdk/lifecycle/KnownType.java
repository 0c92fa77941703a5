package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.policy.SeverityPolicy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A type with its compiled policy.
 *
 * @param adHoc whether nobody defined it and it came to be by being declared
 */
record KnownType(IncidentType type, SeverityPolicy policy, boolean adHoc) {

    static KnownType of(IncidentType type) {
        return new KnownType(type, SeverityPolicy.of(type), false);
    }

    /** The severity of a new claim: what the reporter says, else what the policy says; null when neither says anything. */
    @Nullable
    Severity severity(IncidentDetails details, @Nullable IncidentSnapshot joined, Map<String, String> by) {
        if (details.severity() != null) {
            return details.severity();
        }
        return policy.over(Openings.labels(joined == null ? Map.of() : joined.tags(), details, by))
                .judge(Openings.measures(joined == null ? Map.of() : joined.metrics(), details));
    }
}
