package io.github.incidentsdk.model;

/** Whether customers felt it, as far as is known. */
public enum CustomerImpact {
    YES,
    NO,
    UNKNOWN
}
