package io.github.incidentsdk.spring.scanned.broken;

import io.github.incidentsdk.IncidentDefinition;

@IncidentDefinition(type = "Blank Type")
record BlankType(String region) {}
