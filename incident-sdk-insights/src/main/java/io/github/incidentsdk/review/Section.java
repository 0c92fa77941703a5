package io.github.incidentsdk.review;

import io.github.incidentsdk.review.text.Plain;

/**
 * What people wrote under a heading of their own.
 *
 * @param heading one line; empty for what stands before the first heading
 * @param text in Markdown
 */
public record Section(String heading, String text) {

    public Section {
        heading = Plain.line(heading);
        text = Plain.block(text);
    }
}
