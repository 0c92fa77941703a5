package io.github.incidentsdk.readiness;

/**
 * Something that is missing.
 *
 * @param need what it is
 * @param sentence what is missing and what to do, for people
 */
public record Gap(Need need, String sentence) {}
