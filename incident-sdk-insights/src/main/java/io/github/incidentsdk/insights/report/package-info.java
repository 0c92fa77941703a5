/** Answers as a page, as text in several voices, and as data. */
@NullMarked
package io.github.incidentsdk.insights.report;

import org.jspecify.annotations.NullMarked;
