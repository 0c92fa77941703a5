package io.github.incidentsdk.review;

import io.github.incidentsdk.review.text.Plain;

/**
 * What happened, told as a story, in Markdown; each part may be empty.
 *
 * @param prologue how things stood before
 * @param trigger what set it off
 * @param impact what it did
 * @param epilogue how it ended, and how things stood then
 */
public record Narrative(String prologue, String trigger, String impact, String epilogue) {

    /** Nothing told yet. */
    public static final Narrative NONE = new Narrative("", "", "", "");

    public Narrative {
        prologue = Plain.block(prologue);
        trigger = Plain.block(trigger);
        impact = Plain.block(impact);
        epilogue = Plain.block(epilogue);
    }
}
