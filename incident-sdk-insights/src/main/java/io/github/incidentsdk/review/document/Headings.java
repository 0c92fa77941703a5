package io.github.incidentsdk.review.document;

/** Headings that people gave: one that reads like one of the document's own gets a backslash, and so does one that has one. */
final class Headings {

    private Headings() {}

    static String escape(String heading) {
        return heading.startsWith("\\") || Part.of(heading).isPresent() ? "\\" + heading : heading;
    }

    static String unescape(String heading) {
        return heading.startsWith("\\") ? heading.substring(1) : heading;
    }
}
