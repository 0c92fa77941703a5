package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.policy.SeverityPolicy;
import io.github.incidentsdk.policy.SeverityPolicy.Judge;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How bad one incident is by its type's policy; called with the incident's lock held. */
final class Judgement {

    private final SeverityPolicy policy;
    private final Map<String, String> by;
    private final Severity otherwise;
    private @Nullable Judge judge;

    /** @param otherwise where neither a reporter nor the policy says how bad it is */
    Judgement(SeverityPolicy policy, Map<String, String> by, Severity otherwise) {
        this.policy = policy;
        this.by = by;
        this.otherwise = otherwise;
    }

    /** The severity of a new claim: what the reporter says, else what the policy says, else the default. */
    Severity ofClaim(IncidentDetails details, @Nullable IncidentSnapshot joined) {
        if (details.severity() != null) {
            return details.severity();
        }
        Severity judged = policy.over(Openings.labels(joined == null ? Map.of() : joined.tags(), details, by))
                .judge(Openings.measures(joined == null ? Map.of() : joined.metrics(), details));
        return judged == null ? otherwise : judged;
    }

    /** What a repeat amounts to: what the reporter says, else what the policy says of all that was seen; null for nothing. */
    @Nullable
    Severity ofRepeat(IncidentDetails details, Repeats repeats) {
        if (repeats.tagsChanged()) {
            judge = null;
        }
        if (details.severity() != null) {
            return details.severity();
        }
        if (judge == null) {
            judge = policy.over(repeats.labels(by));
        }
        return judge.judge(repeats.measures());
    }

    /** A new opening has labels of its own. */
    void forget() {
        judge = null;
    }
}
