/** Expressions as nodes that are bound to their series once and then only write values, tick by tick. */
@NullMarked
package io.github.incidentsdk.evaluation.vector;

import org.jspecify.annotations.NullMarked;
