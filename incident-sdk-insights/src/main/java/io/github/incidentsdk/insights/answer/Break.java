package io.github.incidentsdk.insights.answer;

import java.time.Instant;

/**
 * A moment at which a definition changed, so that what was before and what came after cannot be compared.
 *
 * @param why what changed then, in somebody's words
 */
public record Break(Instant at, String why) {}
