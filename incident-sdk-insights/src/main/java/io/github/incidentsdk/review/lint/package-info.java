/** Warnings about a review, none of which keeps anybody from anything. */
@NullMarked
package io.github.incidentsdk.review.lint;

import org.jspecify.annotations.NullMarked;
