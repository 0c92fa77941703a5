/** What the record shows of an incident: what happened when, who was told, and where nothing is known. */
@NullMarked
package io.github.incidentsdk.review.evidence;

import org.jspecify.annotations.NullMarked;
