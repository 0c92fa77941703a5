/** Reads recorded series from files, in whatever form they were kept. */
@NullMarked
package io.github.incidentsdk.testing.backtest.series;

import org.jspecify.annotations.NullMarked;
