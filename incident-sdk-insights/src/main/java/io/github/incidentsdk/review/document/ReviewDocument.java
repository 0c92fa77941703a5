package io.github.incidentsdk.review.document;

import io.github.incidentsdk.review.Review;
import io.github.incidentsdk.review.Section;
import io.github.incidentsdk.review.fact.Facts;
import io.github.incidentsdk.review.text.Plain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A review as a Markdown document with YAML front matter, which people complete in git or a wiki.
 *
 * <p>What was written is read back as the same review, whatever stands in its texts. A document that people changed is read as far as
 * it can be: sections may stand in any order, times of day and days without a zone (UTC) are understood, and what is not understood
 * is kept in sections of its own and named as a problem.
 *
 * @param review what the document says
 * @param problems what could not be taken as it stands, in the order of lines
 */
public record ReviewDocument(Review review, List<Problem> problems) {

    public ReviewDocument {
        problems = List.copyOf(problems);
    }

    /** Reads a document; never fails, whatever the text is. */
    public static ReviewDocument read(String markdown) {
        return new DocumentReader(markdown).read();
    }

    /**
     * Reads a file in UTF-8.
     *
     * @throws IOException when it cannot be read, or is no UTF-8; the message names the file, the line and what to do
     */
    public static ReviewDocument read(Path file) throws IOException {
        return read(Utf8.read(file));
    }

    /**
     * Writes a review as a document.
     *
     * @throws IllegalArgumentException when a property has the name of a key of the document's own
     */
    public static String write(Review review) {
        StringBuilder out = new StringBuilder(HeadWriter.write(review)).append('\n');
        body(review, true, out);
        return out.toString();
    }

    /**
     * What a review says, as Markdown for readers: what the head says as a list, and without what nobody said. It is not to be read
     * back.
     */
    public static String text(Review review) {
        StringBuilder out = new StringBuilder();
        body(review, false, out);
        return out.toString();
    }

    private static void body(Review review, boolean isToFill, StringBuilder out) {
        out.append("# ").append(review.title()).append('\n');
        if (!isToFill) {
            out.append('\n');
            Facts.of(review).forEach((name, value) -> out.append(fact(name, value)));
        }
        List<Section> sections = review.sections();
        boolean hasPreamble = !sections.isEmpty() && sections.get(0).heading().isEmpty();
        if (hasPreamble) {
            out.append('\n').append(PartWriter.text(sections.get(0).text())).append('\n');
        }
        for (Part part : Part.values()) {
            String text = isToFill ? PartWriter.write(review, part) : PartWriter.told(review, part);
            if (isToFill || !text.isEmpty()) {
                section(out, part.heading(), text.isEmpty() ? part.prompt() : text);
            }
        }
        for (Section section : sections.subList(hasPreamble ? 1 : 0, sections.size())) {
            section(out, Headings.escape(section.heading()), PartWriter.text(section.text()));
        }
    }

    private static String fact(String name, String value) {
        return "- " + name + ": " + Plain.line(value) + "\n";
    }

    private static void section(StringBuilder out, String heading, String text) {
        out.append("\n##").append(heading.isEmpty() ? "" : " ").append(heading).append('\n');
        if (!text.isEmpty()) {
            out.append('\n').append(text).append('\n');
        }
    }

    /**
     * Writes a review into a file, in UTF-8, in place of what was there.
     *
     * @throws IOException when it cannot be written
     */
    public static void write(Review review, Path file) throws IOException {
        Files.writeString(file, write(review));
    }
}
