package io.github.incidentsdk.spring;

import io.github.incidentsdk.IncidentManagerBuilder;

/** A bean that changes the manager before it is built, after properties and other beans. */
@FunctionalInterface
public interface IncidentsCustomizer {

    void customize(IncidentManagerBuilder builder);
}
