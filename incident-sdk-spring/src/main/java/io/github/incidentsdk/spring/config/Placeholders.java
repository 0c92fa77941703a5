package io.github.incidentsdk.spring.config;

import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.problem.Problems;
import io.github.incidentsdk.config.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;

/** Puts in what {@code ${…}} stands for; Spring's own binding would take one that nothing sets for a text. */
final class Placeholders {

    private static final Pattern NAME = Pattern.compile("\\$\\{([^${}:]+)}");

    private final Environment environment;
    private final Problems problems;

    Placeholders(Environment environment, Problems problems) {
        this.environment = environment;
        this.problems = problems;
    }

    /** The map with all values put in; a leaf that lacks one is {@link Node.Broken}. */
    Node.Map in(Node.Map map) {
        List<Node.Entry> entries = new ArrayList<>();
        for (Node.Entry entry : map.entries()) {
            entries.add(new Node.Entry(entry.key(), entry.place(), in(entry.value())));
        }
        return new Node.Map(map.place(), entries, map.notation());
    }

    private Node in(Node node) {
        if (node instanceof Node.Map map) {
            return in(map);
        }
        if (node instanceof Node.Sequence list) {
            return new Node.Sequence(
                    list.place(), list.items().stream().map(this::in).toList());
        }
        return node instanceof Node.Text text && text.value().contains("${") ? in(text) : node;
    }

    private Node in(Node.Text text) {
        try {
            String value = environment.resolveRequiredPlaceholders(text.value());
            return new Node.Text(text.place(), text.written(), value, text.notation(), text.inside());
        } catch (IllegalArgumentException unresolved) { // its message may show what another placeholder stands for
            problems.add(Problem.at(text.place(), missing(text.value())));
            return new Node.Broken(text.place());
        }
    }

    private String missing(String text) {
        Matcher matcher = NAME.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(1);
            if (!environment.containsProperty(name)) {
                return "nothing sets " + name + "; set that property or variable, or write ${" + name + ":otherwise}";
            }
        }
        return "has a ${…} that leads to nothing, or back to itself; set what it names";
    }
}
