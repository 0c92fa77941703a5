/** Runs rules over recorded series, and says what they would have done. */
@NullMarked
package io.github.incidentsdk.testing.backtest;

import org.jspecify.annotations.NullMarked;
