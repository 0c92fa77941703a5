/** What is wrong with a configuration: where, what was found, what was expected, and the nearest right name. */
@NullMarked
package io.github.incidentsdk.config.problem;

import org.jspecify.annotations.NullMarked;
