/** The door: from journals, reviews and files of other tools to a report. */
@NullMarked
package io.github.incidentsdk.insights;

import org.jspecify.annotations.NullMarked;
