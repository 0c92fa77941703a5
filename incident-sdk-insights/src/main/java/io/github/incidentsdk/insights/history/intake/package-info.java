/** Reads what was kept of incidents: journals, and files of other tools. */
@NullMarked
package io.github.incidentsdk.insights.history.intake;

import org.jspecify.annotations.NullMarked;
