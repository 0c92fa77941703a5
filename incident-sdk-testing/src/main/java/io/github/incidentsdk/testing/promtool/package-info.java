/** Runs the unit-test files of Prometheus' promtool in this process. */
@NullMarked
package io.github.incidentsdk.testing.promtool;

import org.jspecify.annotations.NullMarked;
