/** What rules did over a recording, as values. */
@NullMarked
package io.github.incidentsdk.testing.backtest.report;

import org.jspecify.annotations.NullMarked;
