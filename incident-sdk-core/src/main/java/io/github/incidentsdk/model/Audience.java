package io.github.incidentsdk.model;

/** Whom an update is written for; a sink names the audiences that it serves. */
public enum Audience {
    RESPONDERS,
    STAKEHOLDERS,
    CUSTOMERS
}
