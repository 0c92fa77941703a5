package io.github.incidentsdk.review;

import io.github.incidentsdk.review.text.Plain;

/**
 * One account of those who were there; it stands beside the others, also where they disagree.
 *
 * @param role as what somebody was there, not who; one line
 * @param saw what could be seen from there, in Markdown; may be empty
 * @param expected what made sense to expect then; may be empty
 * @param tried what was tried, and why; may be empty
 */
public record Perspective(String role, String saw, String expected, String tried) {

    public Perspective {
        role = Plain.line(role);
        saw = Plain.block(saw);
        expected = Plain.block(expected);
        tried = Plain.block(tried);
    }

    /** Whether anything was said, so that it counts as a voice. */
    public boolean isSaid() {
        return !(saw.isEmpty() && expected.isEmpty() && tried.isEmpty());
    }
}
