/** How the levels of a rule move from one evaluation to the next: the state table, with time as a parameter. */
@NullMarked
package io.github.incidentsdk.rule.state;

import org.jspecify.annotations.NullMarked;
