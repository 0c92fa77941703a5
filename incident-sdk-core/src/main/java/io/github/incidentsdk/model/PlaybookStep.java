package io.github.incidentsdk.model;

import org.jspecify.annotations.Nullable;

/**
 * One thing to do about incidents of a type; the playbook of an {@link IncidentType} is a list of them, in the order in which they are
 * done.
 *
 * @param text what to do, in one line of at most {@link #LONGEST} characters
 * @param link a page that says how, beginning with http or https, with places as in {@link Preparation#bridge}; null when there is none
 * @param who who does it, such as {@code on-call}; null for whoever has taken the incident
 */
public record PlaybookStep(
        String text, @Nullable String link, @Nullable String who) {

    /** Longest text, in characters: more belongs on the page behind the link. */
    public static final int LONGEST = 200;

    /** The most steps that a playbook has. */
    public static final int MOST = 20;

    public PlaybookStep {
        if (text.isBlank() || text.length() > LONGEST || !text.equals(Text.line(text, LONGEST))) {
            throw new IllegalArgumentException("a step of a playbook is one line of 1 to " + LONGEST
                    + " characters; put more on a page that it links to");
        }
        String problem = link == null ? null : Template.pageProblem(link);
        if (problem != null) {
            throw new IllegalArgumentException("the link \"" + link + "\" of a step " + problem);
        }
        who = who == null ? null : Text.line(who, Text.NAME);
    }

    /** Something to do that needs no explanation. */
    public static PlaybookStep of(String text) {
        return new PlaybookStep(text, null, null);
    }

    /** The same, explained by the page at {@code url}. */
    public PlaybookStep explainedAt(String url) {
        return new PlaybookStep(text, url, who);
    }

    /** The same, done by {@code role}. */
    public PlaybookStep by(String role) {
        return new PlaybookStep(text, link, role);
    }
}
