package io.github.incidentsdk.examples.customtypes;

import io.github.incidentsdk.By;
import io.github.incidentsdk.IncidentDefinition;
import io.github.incidentsdk.Metric;

/** A ward has fewer people on shift than it needs; how bad that is stands in incidents.yaml. */
@IncidentDefinition(type = "staff-shortage")
record StaffShortage(
        @By String ward,
        String shift,
        @Metric int onShift,
        @Metric int needed) {}
