/** The series that expressions are evaluated over: as sources report them, or as they were recorded. */
@NullMarked
package io.github.incidentsdk.metric.series;

import org.jspecify.annotations.NullMarked;
