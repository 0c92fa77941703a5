/** What expressions compute with values, without knowing series: operators, functions of one value, folds, quantiles. */
@NullMarked
package io.github.incidentsdk.evaluation.math;

import org.jspecify.annotations.NullMarked;
