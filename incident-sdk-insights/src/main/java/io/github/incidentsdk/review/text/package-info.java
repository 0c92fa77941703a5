/** The form in which reviews keep texts, so that they come back from a file as they went into it. */
@NullMarked
package io.github.incidentsdk.review.text;

import org.jspecify.annotations.NullMarked;
