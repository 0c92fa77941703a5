/** Expressions compiled against series: three-valued conditions and plain values, judged tick by tick. */
@NullMarked
package io.github.incidentsdk.evaluation;

import org.jspecify.annotations.NullMarked;
