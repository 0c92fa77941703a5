package io.github.incidentsdk.config.tree;

import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts variables of the environment into leaves: {@code ${NAME}}, and {@code ${NAME:-otherwise}} for one that is unset or empty.
 *
 * <p>{@code $${NAME}} stays text. What a variable holds is never looked at again.
 */
public final class Interpolation {

    private static final Pattern VARIABLE = Pattern.compile("(\\$)?\\$\\{([^{}]*)}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** What stands for a variable that does not matter: an address that no network has. */
    private static final String STAND_IN = "https://unset.invalid/";

    private final Function<String, @Nullable String> environment;
    private final Predicate<Place> unimportant;
    private final Problems problems;

    /**
     * @param environment answers null for a variable that is not set
     * @param problems gets one for every variable that is missing
     */
    public Interpolation(Function<String, @Nullable String> environment, Problems problems) {
        this(environment, place -> false, problems);
    }

    /**
     * @param environment answers null for a variable that is not set
     * @param unimportant where a variable that is not set does not matter, and gets a value that means nothing
     * @param problems gets one for every other variable that is missing
     */
    public Interpolation(
            Function<String, @Nullable String> environment, Predicate<Place> unimportant, Problems problems) {
        this.environment = environment;
        this.unimportant = unimportant;
        this.problems = problems;
    }

    /** The tree with all variables put in; a leaf whose variable is missing is {@link Node.Broken}. */
    public Node in(Node node) {
        if (node instanceof Node.Map map) {
            return inside(map);
        }
        if (node instanceof Node.Sequence sequence) {
            return new Node.Sequence(
                    sequence.place(), sequence.items().stream().map(this::in).toList());
        }
        return node instanceof Node.Text text && text.written().contains("${") ? in(text) : node;
    }

    private Node.Map inside(Node.Map map) {
        List<Node.Entry> entries = new ArrayList<>();
        for (Node.Entry entry : map.entries()) {
            entries.add(new Node.Entry(entry.key(), entry.place(), in(entry.value())));
        }
        return new Node.Map(map.place(), entries, map.notation());
    }

    private Node in(Node.Text leaf) {
        StringBuilder value = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(leaf.written());
        while (matcher.find()) {
            String text = matcher.group(1) == null
                    ? variable(leaf, matcher.group(2))
                    : matcher.group().substring(1);
            if (text == null) {
                return new Node.Broken(leaf.place());
            }
            matcher.appendReplacement(value, Matcher.quoteReplacement(text));
        }
        int tail = value.length();
        matcher.appendTail(value);
        if (value.indexOf("${", tail) >= 0) {
            problems.add(Problem.with(leaf.place(), leaf.written(), "has a ${ without its }"));
            return new Node.Broken(leaf.place());
        }
        return new Node.Text(leaf.place(), leaf.written(), value.toString(), leaf.notation(), leaf.inside());
    }

    private @Nullable String variable(Node.Text leaf, String reference) {
        int separator = reference.indexOf(":-");
        String name = separator < 0 ? reference : reference.substring(0, separator);
        if (!NAME.matcher(name).matches()) {
            problems.add(Problem.with(
                    leaf.place(),
                    leaf.written(),
                    "names no variable; write ${NAME} or ${NAME:-otherwise}, or $${ for a plain ${"));
            return null;
        }
        String value = environment.apply(name);
        if (separator >= 0) {
            return value == null || value.isEmpty() ? reference.substring(separator + 2) : value;
        }
        if (value == null && unimportant.test(leaf.place())) {
            return STAND_IN + name;
        }
        if (value == null) {
            problems.add(Problem.at(
                    leaf.place(),
                    "the environment has no variable " + name + "; set it, or write ${" + name + ":-otherwise}"));
        }
        return value;
    }
}
