package io.github.incidentsdk.spring.scanned.broken;

import io.github.incidentsdk.IncidentDefinition;

@IncidentDefinition(type = "no-record")
class NoRecord {}
