/** What stands above a review for its readers, as plain text. */
@NullMarked
package io.github.incidentsdk.review.fact;

import org.jspecify.annotations.NullMarked;
