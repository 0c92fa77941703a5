package io.github.incidentsdk.briefing;

import io.github.incidentsdk.model.PlaybookStep;

/**
 * A step of the playbook as it stands with one incident.
 *
 * @param number counted from 1, by which {@code incident.step(number)} says that it is done
 * @param step what is to be done
 * @param done whether it was done in this opening
 */
public record BriefedStep(int number, PlaybookStep step, boolean done) {}
