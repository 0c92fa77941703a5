package io.github.incidentsdk.spring.scanned.good;

import io.github.incidentsdk.By;
import io.github.incidentsdk.IncidentDefinition;
import io.github.incidentsdk.Metric;

@IncidentDefinition(type = "cost-spike", title = "Cloud spend spike in {account}", owner = "finops")
public record CostSpike(@By String account, @Metric double usdPerHour) {}
