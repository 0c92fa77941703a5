package io.github.incidentsdk.review;

import io.github.incidentsdk.review.text.Plain;

/**
 * What it did, seen from one side.
 *
 * @param viewpoint whose, such as {@code customers}, {@code support}, {@code finance}; one line
 * @param what in Markdown
 */
public record Impact(String viewpoint, String what) {

    public Impact {
        viewpoint = Plain.line(viewpoint);
        what = Plain.block(what);
    }
}
