/** Runs the engine that runs rules in production over recorded series, on the recording's own time. */
@NullMarked
package io.github.incidentsdk.testing.backtest.replay;

import org.jspecify.annotations.NullMarked;
