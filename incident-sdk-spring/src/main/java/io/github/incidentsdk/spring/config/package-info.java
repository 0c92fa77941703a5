/** Reads the tree below {@code incidents} from Spring's property sources, and tells what was lost or misspelled on the way. */
@NullMarked
package io.github.incidentsdk.spring.config;

import org.jspecify.annotations.NullMarked;
