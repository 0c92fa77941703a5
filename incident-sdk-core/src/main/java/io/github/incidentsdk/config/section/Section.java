package io.github.incidentsdk.config.section;

import io.github.incidentsdk.config.problem.Nearest;
import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.problem.Problems;
import io.github.incidentsdk.config.tree.Node;
import io.github.incidentsdk.config.tree.Texts;
import io.github.incidentsdk.config.tree.Unreadable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The settings below one key: reads them by name, adds a problem for each that does not say what is expected, and knows in the
 * end which nobody asked for. What is absent or wrong reads as null.
 */
public final class Section {

    private static final String GLUED = "(?s)[A-Za-z][A-Za-z0-9_-]*:(?!//)\\S.*";

    private final Node.Map map;
    private final Place place;
    private final Problems problems;
    private final Node.Notation notation;
    private final Map<String, Node.Entry> entries = new LinkedHashMap<>();
    private final Set<String> asked = new TreeSet<>();

    public Section(Node.Map map, Problems problems) {
        this.map = map;
        this.place = map.place();
        this.problems = problems;
        this.notation = map.notation();
        Node.Entry before = null;
        for (Node.Entry entry : map.entries()) {
            if (hasNoColon(entry)) {
                problems.add(withoutColon(entry, before));
                continue;
            }
            before = entry;
            Node.Entry first = entries.putIfAbsent(entry.key(), entry);
            if (first != null) {
                String line = first.place().line() == 0
                        ? ""
                        : "; the first is on line " + first.place().line();
                problems.add(Problem.at(entry.place(), "is there twice" + line));
            }
        }
    }

    /** Between braces YAML takes a text without a colon for a key without a value. */
    private static boolean hasNoColon(Node.Entry entry) {
        return entry.value() instanceof Node.Text text && text.notation() == Node.Notation.ABSENT;
    }

    /** Does not show what was torn off, which may be the end of a secret. */
    private Problem withoutColon(Node.Entry entry, Node.@Nullable Entry before) {
        if (entry.key().matches(GLUED)) {
            String key = entry.key().substring(0, entry.key().indexOf(':'));
            return Problem.at(entry.place().withPath(place.pathOf(key)), "a space is missing after the colon");
        }
        if (before == null) {
            return Problem.at(entry.place().withPath(place.path()), "has a key without a value");
        }
        return Problem.at(
                entry.place().withPath(before.place().path()),
                "is cut off at a comma; between { } a text with a comma must stand in quotes");
    }

    /** The settings that {@code node} holds; null after a problem when it holds none by its nature. */
    public static @Nullable Section of(Node node, Problems problems) {
        if (node instanceof Node.Map map) {
            return new Section(map, problems);
        }
        if (node instanceof Node.Text text && text.value().isEmpty()) {
            return new Section(new Node.Map(text.place(), List.of(), Node.Notation.PLAIN), problems);
        }
        if (node instanceof Node.Text text) {
            boolean glued = text.value().matches(GLUED);
            problems.add(
                    glued
                            ? Problem.at(text.place(), "a space is missing after the colon")
                            : Problem.with(text.place(), text.written(), "is a text; expected keys and values"));
        } else if (node instanceof Node.Sequence list) {
            problems.add(Problem.at(list.place(), "is a list; expected keys and values"));
        }
        return null;
    }

    public Place place() {
        return place;
    }

    public Problems problems() {
        return problems;
    }

    /** Where {@code name} stands, or the section where it is absent. */
    public Place placeOf(String name) {
        Node.Entry entry = entries.get(name);
        return entry == null ? place : entry.place();
    }

    public boolean has(String name) {
        asked.add(name);
        return entries.containsKey(name);
    }

    public List<Node.Entry> entries() {
        return List.copyOf(entries.values());
    }

    /** All of it as it was written, also what is there twice or was refused. */
    public Node.Map asWritten() {
        return map;
    }

    /** What nobody asked for so far. */
    public Node.Map rest() {
        return new Node.Map(
                place,
                entries.values().stream()
                        .filter(entry -> !asked.contains(entry.key()))
                        .toList(),
                notation);
    }

    /** A default stands in for {@code name} if it cannot be read; but not for keys, which may have been meant for what is above. */
    public void keepDefault(String name) {
        Node.Entry entry = entries.get(name);
        if (entry != null && !(entry.value() instanceof Node.Map)) {
            problems.keepDefaultAt(entry.place().path());
        }
    }

    public @Nullable Section section(String name) {
        return has(name) ? of(node(name), problems) : null;
    }

    public @Nullable String text(String name) {
        Node.Text leaf = leaf(name);
        return leaf == null ? null : leaf.value();
    }

    public Node.@Nullable Text leaf(String name) {
        return has(name) ? leaf(node(name)) : null;
    }

    /** The text that {@code node} is; null after a problem when it is none or empty. */
    public Node.@Nullable Text leaf(Node node) {
        if (node instanceof Node.Text text && !text.value().isEmpty()) {
            return text;
        }
        if (node instanceof Node.Text text) {
            boolean quotes = text.notation() == Node.Notation.BLOCK_TEXT;
            problems.add(Problem.at(
                    text.place(),
                    quotes
                            ? "is empty; a value that begins with > must stand in quotes"
                            : "is empty; say a value, or leave the key out"));
        } else if (node instanceof Node.Map map) {
            boolean braces = map.notation() == Node.Notation.FLOW;
            problems.add(Problem.at(
                    map.place(),
                    braces ? "is a map; a text that begins with { must stand in quotes" : "is a map; expected a text"));
        } else if (node instanceof Node.Sequence list) {
            problems.add(Problem.at(list.place(), "is a list; expected one text"));
        }
        return null;
    }

    public @Nullable Duration duration(String name) {
        return read(name, Texts::duration);
    }

    /** A duration longer than zero. */
    public @Nullable Duration positive(String name) {
        Duration duration = duration(name);
        if (duration != null && duration.isZero()) {
            problems.add(Problem.at(placeOf(name), "is zero; expected a longer time"));
            return null;
        }
        return duration;
    }

    public @Nullable Long size(String name) {
        return read(name, Texts::size);
    }

    public @Nullable Long number(String name, long least, long most) {
        return read(name, text -> Texts.number(text, least, most));
    }

    public @Nullable Boolean flag(String name) {
        return read(name, Texts::flag);
    }

    /** The constant whose name is written, in lower case and with dashes, or as it is where {@code words} says so. */
    public <T> @Nullable T word(String name, Map<String, T> words) {
        return read(name, text -> words.get(Texts.word(text, words.keySet())));
    }

    /** Texts in order; one text alone is a list of one. */
    public @Nullable List<String> texts(String name) {
        List<Node.Text> leaves = leaves(name);
        return leaves == null ? null : leaves.stream().map(Node.Text::value).toList();
    }

    public @Nullable List<Node.Text> leaves(String name) {
        if (!has(name)) {
            return null;
        }
        List<Node.Text> leaves = new ArrayList<>();
        for (Node item : items(name)) {
            Node.Text leaf = leaf(item);
            if (leaf != null) {
                leaves.add(leaf);
            }
        }
        return leaves;
    }

    /** What stands in the list behind {@code name}; a value that is no list is a list of one, and nothing is none. */
    public List<Node> items(String name) {
        if (!has(name)) {
            return List.of();
        }
        Node node = node(name);
        return node instanceof Node.Sequence sequence ? sequence.items() : List.of(node);
    }

    /** The settings of each item of the list behind {@code name}; without those that are none by their nature. */
    public List<Section> sections(String name) {
        List<Section> sections = new ArrayList<>();
        for (Node item : items(name)) {
            Section section = of(item, problems);
            if (section != null) {
                sections.add(section);
            }
        }
        return sections;
    }

    /** Names to texts, in the order written; empty when absent. */
    public Map<String, String> map(String name) {
        Section section = section(name);
        Map<String, String> map = new LinkedHashMap<>();
        if (section != null) {
            for (Node.Entry entry : section.entries()) {
                Node.Text leaf = section.leaf(entry.value());
                if (leaf != null) {
                    map.put(entry.key(), leaf.value());
                }
            }
        }
        return map;
    }

    /** What stands behind {@code name}. */
    public Node node(String name) {
        Node.Entry entry = entries.get(name);
        return entry == null ? new Node.Broken(place) : entry.value();
    }

    private <T> @Nullable T read(String name, Reader<T> reader) {
        Node.Text leaf = leaf(name);
        if (leaf == null) {
            return null;
        }
        try {
            return reader.read(leaf.value());
        } catch (Unreadable unreadable) {
            problems.add(Problem.with(leaf.place(), leaf.written(), unreadable.expected())
                    .nearest(unreadable.nearest()));
            return null;
        }
    }

    /** Adds a problem for every key that nobody asked for; {@code hints} say what some of them should be. */
    public void refuseUnknown(Map<String, String> hints) {
        unknown(hints).forEach(problems::add);
    }

    public List<Problem> unknown(Map<String, String> hints) {
        List<Problem> unknown = new ArrayList<>();
        for (Node.Entry entry : entries.values()) {
            if (!asked.contains(entry.key())) {
                unknown.add(unknown(entry, hints));
            }
        }
        return unknown;
    }

    private Problem unknown(Node.Entry entry, Map<String, String> hints) {
        String hint = hints.get(entry.key());
        if (hint != null) {
            return Problem.at(entry.place(), "is an unknown key; " + hint);
        }
        String nearest = Nearest.to(entry.key(), asked);
        String expected = asked.isEmpty() ? "" : "; expected one of " + String.join(", ", asked);
        return Problem.at(entry.place(), "is an unknown key" + (nearest == null ? expected : ""))
                .nearest(nearest);
    }

    /** Makes something of a text. */
    @FunctionalInterface
    private interface Reader<T> {
        @Nullable
        T read(String text) throws Unreadable;
    }
}
