package io.github.incidentsdk.review.document;

import java.util.List;

/**
 * One item of a list, and what is said of it in the fields below.
 *
 * @param line where it begins, from 1
 * @param text as it is written, fields left out
 * @param fields in their order; one name may come several times
 * @param isProse whether it is no item, but something that people wrote between the lists
 */
record Item(int line, String text, List<Field> fields, boolean isProse) {

    /**
     * One line such as {@code - owner: billing}, and what is indented below it.
     *
     * @param value as it is written
     */
    record Field(int line, String name, String value) {}

    /** The whole, for whoever has to look at it. */
    String asWritten() {
        StringBuilder all = new StringBuilder(text);
        fields.forEach(
                field -> all.append('\n').append(field.name()).append(": ").append(field.value()));
        return all.toString();
    }
}
