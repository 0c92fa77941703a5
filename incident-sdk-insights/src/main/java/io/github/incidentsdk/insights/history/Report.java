package io.github.incidentsdk.insights.history;

import io.github.incidentsdk.model.Actor;
import java.time.Instant;

/**
 * That somebody or something said that an incident is on.
 *
 * @param reporter code, a guard, a rule or a person
 * @param since when it first said so
 */
public record Report(Actor reporter, Instant since) {}
