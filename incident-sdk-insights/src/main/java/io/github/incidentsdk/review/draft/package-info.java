/** Drafts a review from the journal: what happened, who was told, and where the record says nothing. */
@NullMarked
package io.github.incidentsdk.review.draft;

import org.jspecify.annotations.NullMarked;
