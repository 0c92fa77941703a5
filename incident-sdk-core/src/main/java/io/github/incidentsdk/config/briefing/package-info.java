/** Reads what is known before an incident: what severities mean, whom to ask, what to do. */
@NullMarked
package io.github.incidentsdk.config.briefing;

import org.jspecify.annotations.NullMarked;
