/** A program that turns a record of incidents into a report. */
@NullMarked
package io.github.incidentsdk.examples.insights;

import org.jspecify.annotations.NullMarked;
