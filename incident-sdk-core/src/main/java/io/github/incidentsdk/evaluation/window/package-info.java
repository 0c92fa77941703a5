/** The functions of samples in a window: as Prometheus computes them, and as running figures that a step costs nanoseconds. */
@NullMarked
package io.github.incidentsdk.evaluation.window;

import org.jspecify.annotations.NullMarked;
