package io.github.incidentsdk.model;

/** Whether replicas of a service share an incident of a type. */
public enum Scope {
    /** One incident for the service: replicas meet in it at backends that deduplicate by key. */
    SERVICE,
    /** One incident per running instance. */
    INSTANCE
}
