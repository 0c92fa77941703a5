package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.Redaction;
import io.github.incidentsdk.time.TimeSource;

/** What every incident of one manager shares. */
record Living(
        LifecycleSettings settings,
        TimeSource time,
        CoarseClock coarse,
        IncidentLog log,
        IncidentIds ids,
        Counts counts,
        Redaction redaction) {}
