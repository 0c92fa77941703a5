package io.github.incidentsdk.review.document;

import io.github.incidentsdk.review.text.Plain;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the items of one section, so that {@link ItemReader} reads the same. */
final class ItemWriter {

    private final StringBuilder out;
    private final Escaping escaping;
    private boolean isToFill = true;

    ItemWriter(StringBuilder out, Part part) {
        this.out = out;
        escaping = new Escaping(part.fields());
    }

    /** Leaves out what nobody said. */
    void withoutPlacesToFill() {
        isToFill = false;
    }

    ItemWriter item(String text) {
        return raw(escaping.escape(text));
    }

    /** An item that begins with a box to be ticked. */
    ItemWriter task(boolean done, String text) {
        return raw((done ? "[x] " : "[ ] ") + escaping.escape(text));
    }

    /** An item that begins with a moment and a word, such as who did something. */
    ItemWriter at(Instant at, String who, String text) {
        String escaped = escaping.escape(text);
        String head = "**" + at + "**" + (who.isEmpty() ? ":" : " " + Moment.escape(who) + ":");
        return raw(head + (escaped.isEmpty() ? "" : escaped.contains("\n") ? "\n" : " ") + escaped);
    }

    private ItemWriter raw(String text) {
        out.append(text.isEmpty() ? "-" : "- ").append(indented(text, "  ")).append('\n');
        return this;
    }

    /** A field of the item that was written last; one without a value is left out. */
    ItemWriter field(String name, @Nullable Object value) {
        String text = value == null ? "" : Plain.block(value.toString());
        if (!text.isEmpty()) {
            write(name, text);
        }
        return this;
    }

    /** As {@link #field}; one without a value stands there to be filled in. */
    ItemWriter toFill(String name, @Nullable Object value) {
        if (isToFill && (value == null || value.toString().isEmpty())) {
            out.append("  - ").append(name).append(":\n");
            return this;
        }
        return field(name, value);
    }

    private void write(String name, String value) {
        String escaped = escaping.escape(value);
        out.append("  - ").append(name).append(':');
        out.append(escaped.contains("\n") ? "\n    " : " ")
                .append(indented(escaped, "    "))
                .append('\n');
    }

    private static String indented(String text, String indent) {
        return text.lines()
                .map(line -> line.isEmpty() ? "" : indent + line)
                .collect(Collectors.joining("\n"))
                .stripLeading();
    }
}
