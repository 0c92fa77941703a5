package io.github.incidentsdk.config.tree;

import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.problem.Problems;
import io.github.incidentsdk.json.JsonException;
import io.github.incidentsdk.json.JsonTree;
import io.github.incidentsdk.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a tree of a JSON text; every number, {@code true} and {@code false} is text here, {@code null} the empty text. */
public final class JsonNodes {

    private static final int DEEPEST = 50;

    private final String file;
    private final SourceText source;
    private final Problems problems;

    private JsonNodes(String file, SourceText source, Problems problems) {
        this.file = file;
        this.source = source;
        this.problems = problems;
    }

    /** The tree, or null after adding a problem. */
    public static @Nullable Node read(String text, String file, Problems problems) {
        try {
            return new JsonNodes(file, new SourceText(text), problems).node(JsonTree.parse(text), "", 0);
        } catch (JsonException malformed) {
            Place place = new Place(file, malformed.line(), malformed.column(), "");
            problems.add(Problem.at(place, message(malformed.problem())));
            return null;
        }
    }

    /** The parser quotes what it found, which may be a secret without its quotes. */
    private static String message(String problem) {
        if (problem.startsWith("Unrecognized token")) {
            return "is not JSON: a text must stand in double quotes";
        }
        return "is not JSON: " + problem.replaceAll("'[^']{2,}'", "…").replaceAll("\\s+", " ");
    }

    private Node node(JsonValue value, String path, int depth) {
        Place place = new Place(file, value.line(), value.column(), path);
        if (depth > DEEPEST) {
            problems.add(Problem.at(place, "is more than " + DEEPEST + " levels deep"));
            return new Node.Broken(place);
        }
        if (value instanceof JsonValue.JsonObject object) {
            List<Node.Entry> entries = new ArrayList<>();
            for (JsonValue.Member member : object.members().values()) {
                Place key = new Place(file, member.line(), member.column(), place.pathOf(member.name()));
                entries.add(new Node.Entry(member.name(), key, node(member.value(), key.path(), depth + 1)));
            }
            return new Node.Map(place, entries, Node.Notation.PLAIN);
        }
        if (value instanceof JsonValue.JsonArray array) {
            List<Node> items = new ArrayList<>();
            for (JsonValue element : array.elements()) {
                items.add(node(element, path + "[" + items.size() + "]", depth + 1));
            }
            return new Node.Sequence(place, items);
        }
        String text = text(value);
        return new Node.Text(place, text, text, Node.Notation.PLAIN, source);
    }

    private static String text(JsonValue value) {
        if (value instanceof JsonValue.JsonText text) {
            return text.text();
        }
        if (value instanceof JsonValue.JsonNumber number) {
            return number.text();
        }
        return value instanceof JsonValue.JsonBoolean bool ? String.valueOf(bool.value()) : "";
    }
}
