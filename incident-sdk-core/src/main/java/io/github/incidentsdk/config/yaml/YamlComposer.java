package io.github.incidentsdk.config.yaml;

import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.problem.Problems;
import io.github.incidentsdk.config.tree.Node;
import io.github.incidentsdk.config.tree.SourceText;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;

/** Builds nodes from SnakeYAML's events, so that no tag, no constructor and no guess of a type comes in between. */
final class YamlComposer {

    private static final Set<String> NULLS = Set.of("null", "Null", "NULL", "~");
    private static final Set<Map.Entry<String, Place>> NONE = Set.of();
    private static final int DEEPEST = 50;
    private static final int MOST_ALIASES = 50;
    private static final int MOST_NODES = 100_000;

    private static final String MERGE = "<<";

    private final String file;
    private final @Nullable Problems faults;
    private final SourceText source;
    private final Iterator<Event> events;
    private final Map<String, Node> anchors = new HashMap<>();
    private final Map<String, Place> unused = new LinkedHashMap<>();
    private String path = "";
    private @Nullable String flow;
    private Place last;
    private @Nullable Mark afterKey;
    private int aliases;
    private int nodes;

    /**
     * Composes one text.
     *
     * @param faults takes what is wrong in one place only, where YAML is read as Prometheus reads it: with merge keys, tags and
     *     unused anchors, and the first document alone; null to refuse all that
     */
    YamlComposer(String text, String file, @Nullable Problems faults) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        this.file = file;
        this.faults = faults;
        this.last = Place.startOf(file);
        this.source = new SourceText(content);
        this.events =
                new Yaml(new LoaderOptions()).parse(new StringReader(content)).iterator();
    }

    /** The only document; null when there is none. */
    @Nullable
    Node document() throws MalformedYaml {
        try {
            Node document = null;
            while (events.hasNext()) {
                Event event = events.next();
                if (event instanceof NodeEvent node) {
                    if (document != null && faults != null) {
                        faults.add(Problem.at(
                                        place(event), "is a second document; as in Prometheus, only the first is read")
                                .asWarning());
                        return document;
                    }
                    if (document != null) {
                        throw malformed(event, "is a second document; expected one");
                    }
                    document = node(node, 0);
                }
            }
            for (Map.Entry<String, Place> anchor : faults == null ? unused.entrySet() : NONE) {
                throw new MalformedYaml(
                        anchor.getValue(),
                        "is an anchor that nothing refers to; a text that begins with & must stand in quotes");
            }
            return document;
        } catch (MarkedYAMLException syntax) {
            throw new YamlTraps(source, file, pathAt(syntax.getProblemMark())).explain(syntax);
        } catch (YAMLException unprintable) {
            throw new MalformedYaml(
                    Place.startOf(file),
                    "holds a character that YAML does not allow; write it as an escape in double quotes");
        }
    }

    /** The path of the value that is being read, or of the one that ended too early on the line. */
    private String pathAt(@Nullable Mark problem) {
        if (flow != null) {
            return flow;
        }
        return problem != null && problem.getLine() + 1 == last.line() ? last.path() : path;
    }

    private Node node(NodeEvent event, int depth) throws MalformedYaml {
        count(event, depth);
        if (event instanceof AliasEvent alias) {
            return aliased(alias, depth);
        }
        String anchor = event.getAnchor();
        Node node =
                event instanceof ScalarEvent scalar ? text(scalar) : collection((CollectionStartEvent) event, depth);
        if (anchor != null) {
            anchors.put(anchor, node);
            unused.put(anchor, node.place());
        }
        return node;
    }

    private Node collection(CollectionStartEvent start, int depth) throws MalformedYaml {
        refuseTag(start, start.getTag());
        return start instanceof SequenceStartEvent ? sequence(start, depth) : map(start, depth);
    }

    private Node.Map map(CollectionStartEvent start, int depth) throws MalformedYaml {
        Place place = place(start);
        boolean outermost = flow == null && start.isFlow();
        if (outermost) {
            flow = path; // what is torn apart between braces may be a secret, and no part of it may look like a key
        }
        List<Node.Entry> entries = new ArrayList<>();
        List<Node> merged = new ArrayList<>();
        for (Event key = events.next(); !key.is(Event.ID.MappingEnd); key = events.next()) {
            if (!(key instanceof ScalarEvent scalar)) {
                String why = key instanceof AliasEvent
                        ? "is an alias as a key; write the key out"
                        : "is a list or map as a key; a text that begins with { or [ must stand in quotes";
                skip((NodeEvent) key, why, depth);
                continue;
            }
            String name = text(scalar).value();
            if (name.equals(MERGE) && scalar.isPlain()) {
                if (faults == null) {
                    throw malformed(key, "is a merge key, which is not read; write the settings out");
                }
                merged.add(node((NodeEvent) events.next(), depth + 1));
                continue;
            }
            path = place.pathOf(name);
            Place above = place(scalar);
            afterKey = scalar.getEndMark();
            entries.add(new Node.Entry(name, above, node((NodeEvent) events.next(), depth + 1)));
            last = above;
            path = place.path();
        }
        if (outermost) {
            flow = null;
        }
        if (faults != null && !merged.isEmpty()) {
            merged.forEach(new MergeKeys(place, entries, faults)::add);
        }
        return new Node.Map(place, entries, start.isFlow() ? Node.Notation.FLOW : Node.Notation.PLAIN);
    }

    /** Where one fault does not spoil all the rest: goes on behind the key and its value. */
    private void skip(NodeEvent key, String why, int depth) throws MalformedYaml {
        fault(key, why);
        node(key, depth + 1);
        node((NodeEvent) events.next(), depth + 1);
    }

    private void fault(Event event, String why) throws MalformedYaml {
        if (faults == null) {
            throw malformed(event, why);
        }
        faults.add(Problem.at(place(event), why));
    }

    private Node.Sequence sequence(CollectionStartEvent start, int depth) throws MalformedYaml {
        Place place = place(start);
        List<Node> items = new ArrayList<>();
        for (Event item = events.next(); !item.is(Event.ID.SequenceEnd); item = events.next()) {
            path = place.path() + "[" + items.size() + "]";
            items.add(node((NodeEvent) item, depth + 1));
            path = place.path();
        }
        return new Node.Sequence(place, items);
    }

    private Node.Text text(ScalarEvent scalar) throws MalformedYaml {
        refuseTag(scalar, scalar.getTag());
        return new Node.Text(place(scalar), scalar.getValue(), scalar.getValue(), notation(scalar), source);
    }

    private Node.Notation notation(ScalarEvent scalar) {
        if (scalar.isPlain() && NULLS.contains(scalar.getValue())) {
            return Node.Notation.NULL;
        }
        if (scalar.isFolded() || scalar.isLiteral()) {
            return Node.Notation.BLOCK_TEXT;
        }
        boolean nothing = scalar.getValue().isEmpty() && scalar.isPlain() && flow != null;
        return nothing && afterKey != null && !colonBetween(afterKey, scalar.getStartMark())
                ? Node.Notation.ABSENT
                : Node.Notation.PLAIN;
    }

    /** Whether a colon ends a key whose value is empty; both stand on one line, or it was one. */
    private boolean colonBetween(Mark key, Mark value) {
        String line = source.line(key.getLine() + 1);
        int from = line.offsetByCodePoints(0, Math.min(key.getColumn(), line.codePointCount(0, line.length())));
        return key.getLine() != value.getLine()
                || line.substring(from).stripLeading().startsWith(":");
    }

    private void refuseTag(Event event, @Nullable String tag) throws MalformedYaml {
        if (faults == null && tag != null && !tag.equals("tag:yaml.org,2002:str") && !tag.equals("!")) {
            throw malformed(event, "is a tag, which is not read; a text that begins with ! must stand in quotes");
        }
    }

    private Node aliased(AliasEvent alias, int depth) throws MalformedYaml {
        Node node = anchors.get(alias.getAnchor());
        if (node == null) {
            fault(alias, "refers to an anchor that is not above it; a text that begins with * must stand in quotes");
            return new Node.Broken(place(alias));
        }
        aliases++;
        if (faults == null && aliases > MOST_ALIASES) {
            throw malformed(alias, "is alias number " + aliases + "; at most " + MOST_ALIASES + " are read");
        }
        unused.remove(alias.getAnchor());
        countAgain(node, alias, depth);
        return node.moved(path);
    }

    /** Aliases of aliases multiply: what they stand for is counted before it is copied. */
    private void countAgain(Node node, Event alias, int depth) throws MalformedYaml {
        count(alias, depth);
        if (node instanceof Node.Map map) {
            for (Node.Entry entry : map.entries()) {
                countAgain(entry.value(), alias, depth + 1);
            }
        } else if (node instanceof Node.Sequence sequence) {
            for (Node item : sequence.items()) {
                countAgain(item, alias, depth + 1);
            }
        }
    }

    private void count(Event event, int depth) throws MalformedYaml {
        nodes++;
        if (depth > DEEPEST) {
            throw malformed(event, "is more than " + DEEPEST + " levels deep");
        }
        if (nodes > MOST_NODES) {
            throw malformed(
                    event, "is value number " + nodes + ", aliases written out; at most " + MOST_NODES + " are read");
        }
    }

    private MalformedYaml malformed(Event event, String message) {
        return new MalformedYaml(place(event), message);
    }

    private Place place(Event event) {
        Mark mark = event.getStartMark();
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1, path);
    }
}
