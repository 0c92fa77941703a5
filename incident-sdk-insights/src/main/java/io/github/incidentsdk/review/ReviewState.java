package io.github.incidentsdk.review;

/** How far a review has come. */
public enum ReviewState {
    /** What the record shows; people have still to say their part. */
    DRAFT,
    /** People write and discuss. */
    IN_REVIEW,
    /** It has been held; actions may be under way. */
    REVIEWED,
    /** Every action is settled. */
    CLOSED
}
