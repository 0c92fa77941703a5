/** Incidents that are over or still open, wherever they were kept, and what else is known of the time in which they happened. */
@NullMarked
package io.github.incidentsdk.insights.history;

import org.jspecify.annotations.NullMarked;
