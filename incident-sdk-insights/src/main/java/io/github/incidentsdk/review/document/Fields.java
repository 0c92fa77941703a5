package io.github.incidentsdk.review.document;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of one item as they are read: what stands there too often, or cannot be read, is kept and named. */
final class Fields {

    private final Item item;
    private final Part part;
    private final Problems problems;
    private final Escaping escaping;

    Fields(Item item, Part part, Problems problems) {
        this.item = item;
        this.part = part;
        this.problems = problems;
        escaping = new Escaping(part.fields());
    }

    /** The item's own text. */
    String text() {
        return unescaped(item.text());
    }

    String unescaped(String written) {
        return escaping.unescape(written);
    }

    /** All that stands behind a name, paragraph by paragraph. */
    String block(String name) {
        return joined(name, "\n\n");
    }

    /** All that stands behind a name, joined by {@code between}; empty when nothing does. */
    String joined(String name, String between) {
        List<Item.Field> said = said(name);
        if (said.size() > 1) {
            problems.add(
                    said.get(1).line(),
                    "\"" + name + "\" stands " + said.size() + " times below \"" + start() + "\"",
                    "all of it is taken as one; join it");
        }
        return said.stream().map(field -> escaping.unescape(field.value())).collect(Collectors.joining(between));
    }

    /** What stands behind a name of which there is one; empty when nothing does. */
    String line(String name) {
        String line = value(name, text -> text, "", "");
        return line == null ? "" : line;
    }

    /**
     * The first that can be read of what stands behind a name; null when nothing can.
     *
     * @param is what it is otherwise, such as {@code no day}
     */
    <T> @Nullable T value(String name, Function<String, @Nullable T> read, String is, String advice) {
        T value = null;
        for (Item.Field field : said(name)) {
            T one = read.apply(escaping.unescape(field.value()).strip());
            if (one == null) {
                keep(field, "\"" + field.value() + "\" is " + is, advice);
            } else if (value != null) {
                keep(field, "\"" + name + "\" stands twice below \"" + start() + "\"", "write it once");
            } else {
                value = one;
            }
        }
        return value;
    }

    <E extends Enum<E>> E word(String name, E otherwise) {
        Class<E> type = otherwise.getDeclaringClass();
        E word = value(name, text -> Words.read(type, text), "unknown", "write " + Words.all(type));
        return word == null ? otherwise : word;
    }

    List<Item.Field> said(String name) {
        return item.fields().stream()
                .filter(field -> field.name().equals(name) && !field.value().isEmpty())
                .toList();
    }

    /** Keeps a field with the item that it belongs to. */
    void keep(Item.Field field, String what, String advice) {
        String text = item.text() + "\n" + field.name() + ": " + field.value();
        problems.keep(field.line(), what, advice, part.heading(), text);
    }

    /** How the item begins, for people. */
    private String start() {
        return item.text().lines().findFirst().orElse("");
    }
}
