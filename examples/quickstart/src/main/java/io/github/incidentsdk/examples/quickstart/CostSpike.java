package io.github.incidentsdk.examples.quickstart;

import io.github.incidentsdk.By;
import io.github.incidentsdk.IncidentDefinition;
import io.github.incidentsdk.Metric;

/** A typed incident: the compiler checks what a map cannot. Its severity policy is in incidents.yaml. */
@IncidentDefinition(type = "cost-spike")
record CostSpike(@By String account, @Metric double usdPerHour) {}
