/** How good rules in shadow mode are: what they would have opened against what was declared. */
@NullMarked
package io.github.incidentsdk.rule.shadow;

import org.jspecify.annotations.NullMarked;
