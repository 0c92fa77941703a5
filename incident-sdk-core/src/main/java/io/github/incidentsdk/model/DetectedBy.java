package io.github.incidentsdk.model;

/** Who noticed first; kept because nobody can say it later. */
public enum DetectedBy {
    RULE,
    CODE,
    PERSON,
    CUSTOMER,
    VENDOR
}
