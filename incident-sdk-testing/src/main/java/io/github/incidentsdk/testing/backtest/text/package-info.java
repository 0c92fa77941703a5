/** What recorders write, character by character: times, numbers, labels and tables, every mistake with its place. */
@NullMarked
package io.github.incidentsdk.testing.backtest.text;

import org.jspecify.annotations.NullMarked;
