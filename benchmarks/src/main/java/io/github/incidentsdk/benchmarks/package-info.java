/** What the hot paths cost, each measured in the same run as the least that anything could cost. */
@NullMarked
package io.github.incidentsdk.benchmarks;

import org.jspecify.annotations.NullMarked;
