/** Draws a backtest as a picture that a person can read. */
@NullMarked
package io.github.incidentsdk.testing.backtest.plot;

import org.jspecify.annotations.NullMarked;
