/** Reads reports and goals of a configuration. */
@NullMarked
package io.github.incidentsdk.config.report;

import org.jspecify.annotations.NullMarked;
