package io.github.incidentsdk.config.tree;

import io.github.incidentsdk.config.problem.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a configuration; immutable. */
public sealed interface Node {

    Place place();

    /** The same below another path; positions stay where they are. */
    Node moved(String path);

    /** How it was written, which tells some mistakes apart. */
    enum Notation {
        PLAIN,
        /** Between braces or brackets on a line of YAML. */
        FLOW,
        /** A YAML block text after {@code >} or {@code |}. */
        BLOCK_TEXT,
        /** A plain {@code null} or {@code ~}, which other readers of YAML take for nothing. */
        NULL,
        /** Nothing at all: a key between braces that has no colon. */
        ABSENT
    }

    /**
     * One key of a map.
     *
     * @param key as written
     * @param place where the key stands
     * @param value what stands behind it
     */
    record Entry(String key, Place place, Node value) {}

    /**
     * Keys and values in the order written; a key may be there twice, and who reads the map refuses that.
     *
     * @param entries in the order written
     */
    record Map(Place place, List<Entry> entries, Notation notation) implements Node {

        public Map {
            entries = List.copyOf(entries);
        }

        @Override
        public Map moved(String path) {
            List<Entry> moved = new ArrayList<>();
            for (Entry entry : entries) {
                String below = place.withPath(path).pathOf(entry.key());
                moved.add(new Entry(
                        entry.key(),
                        entry.place().withPath(below),
                        entry.value().moved(below)));
            }
            return new Map(place.withPath(path), moved, notation);
        }
    }

    /** Values in their order. */
    record Sequence(Place place, List<Node> items) implements Node {

        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public Sequence moved(String path) {
            List<Node> moved = new ArrayList<>();
            for (Node item : items) {
                moved.add(item.moved(path + "[" + moved.size() + "]"));
            }
            return new Sequence(place.withPath(path), moved);
        }
    }

    /**
     * A leaf.
     *
     * @param written as it stands in the file, before variables of the environment were put in; what messages show
     * @param value what it says
     * @param notation how it was written
     * @param inside where its parts stand
     */
    record Text(Place place, String written, String value, Notation notation, Inside inside) implements Node {

        /** A leaf that says what is written, with no better idea of its parts' places than its own. */
        public static Text of(Place place, String text) {
            return new Text(place, text, text, Notation.PLAIN, Inside.UNKNOWN);
        }

        /** What other readers of YAML see: nothing where {@code null} or {@code ~} stands without quotes. */
        public String valueOrNothing() {
            return notation == Notation.NULL ? "" : value;
        }

        /** Where the {@code column}th character of its {@code line}th line stands, both from 1; null where that is not known. */
        public @Nullable Place at(int line, int column) {
            return written.equals(value) ? inside.place(this, line, column) : null;
        }

        @Override
        public Text moved(String path) {
            return new Text(place.withPath(path), written, value, notation, inside);
        }
    }

    /** A leaf that could not be read, for which a problem is on the list already. */
    record Broken(Place place) implements Node {

        @Override
        public Broken moved(String path) {
            return new Broken(place.withPath(path));
        }
    }

    /** Finds the place of a part of a leaf. */
    @FunctionalInterface
    interface Inside {

        /** Knows only where the leaf begins. */
        Inside UNKNOWN = (leaf, line, column) -> null;

        @Nullable
        Place place(Text leaf, int line, int column);
    }
}
