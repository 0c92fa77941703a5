package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.policy.SeverityPolicy;

/**
 * A type with its compiled policy.
 *
 * @param adHoc whether nobody defined it and it came to be by being declared
 */
record KnownType(IncidentType type, SeverityPolicy policy, boolean adHoc) {

    static KnownType of(IncidentType type) {
        return new KnownType(type, SeverityPolicy.of(type), false);
    }
}
