package io.github.incidentsdk.rule.remote;

import io.github.incidentsdk.expression.BinaryOperator;
import io.github.incidentsdk.expression.Excerpt;
import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.expression.Expression.Binary;
import io.github.incidentsdk.expression.Expression.NumberLiteral;
import io.github.incidentsdk.expression.Expression.Selector;
import io.github.incidentsdk.expression.ExpressionException;
import io.github.incidentsdk.expression.Modifier;
import io.github.incidentsdk.expression.Position;
import io.github.incidentsdk.expression.ValueType;
import io.github.incidentsdk.metric.MetricNames;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.IncidentRule.Resolve;
import io.github.incidentsdk.rule.IncidentRuleBuilder;
import io.github.incidentsdk.rule.Level;
import io.github.incidentsdk.rule.sight.ValueName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a source, taken apart: its outermost comparisons, and what joins them, are judged here over metrics that the
 * server's answers are (R3); so is the division of a ratio, since nothing by nothing has a meaning here.
 *
 * <p>Where a condition cannot be taken apart, a series in the answer is true and none is false, and there is no margin.
 */
public final class RemoteRule {

    private static final String PRESENT = "present";
    private static final Pattern NOT_PLAIN = Pattern.compile("^[0-9]|[^a-zA-Z0-9_:]");

    private final IncidentRule rule;
    private final List<Question> questions = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private final List<Level> levels = new ArrayList<>();
    private boolean hasMargin = true;
    private final IncidentRule local;

    private RemoteRule(IncidentRule rule, List<Level> levels) {
        this.rule = rule;
        this.local = local(levels);
    }

    /**
     * Takes a rule apart.
     *
     * @param levels its own, or those of its type's policy
     * @throws IllegalArgumentException when it cannot be read, or has functions that no server knows
     */
    public static RemoteRule of(IncidentRule rule, List<Level> levels) {
        return new RemoteRule(rule, levels);
    }

    /** The rule over the answers. */
    public IncidentRule local() {
        return local;
    }

    /** The levels over the answers, most severe first. */
    public List<Level> levels() {
        return List.copyOf(levels);
    }

    /** What the server is asked. */
    public List<Question> questions() {
        return List.copyOf(questions);
    }

    /** Whether the answers hold the values that are compared. */
    public boolean hasMargin() {
        return hasMargin;
    }

    /** Whether an answer may have nothing since nothing fits, as {@code count(up == 0)} while all is up. */
    public boolean filters() {
        return questions.stream()
                .filter(question -> !question.presence())
                .map(question -> read(question.expression()))
                .anyMatch(asked -> asked != null && asked.filters());
    }

    private IncidentRule local(List<Level> given) {
        IncidentRuleBuilder builder =
                IncidentRule.named(rule.id()).declares(rule.declares()).zeroDenominator(rule.zeroDenominator());
        rule.tags().forEach(builder::tag);
        switch (rule.form()) {
            case VALUE -> builder.value(value(String.valueOf(rule.value())).text());
            case METRICS ->
                rule.metrics()
                        .forEach(
                                (name, text) -> builder.metric(name, value(text).text()));
            case CONDITION -> {
                Level level = given.get(0);
                String when = condition(level.when()).text();
                levels.add(new Level(level.severity(), when, level.holdsFor()));
                builder.condition(level.severity(), when);
            }
        }
        if (rule.form() != IncidentRule.Form.CONDITION) {
            levels.addAll(given);
            rule.levels().forEach(builder::level);
        }
        String over = rule.resolve().map(Resolve::when).orElse(null);
        if (over != null) {
            builder.resolvesWhen(isPlain(over) ? over : condition(over).text());
        }
        return builder.build();
    }

    /** Whether it speaks of the rule's own value or metrics, which are here. */
    private boolean isPlain(String when) {
        return rule.form() == IncidentRule.Form.METRICS || IncidentRuleBuilder.isComparison(when);
    }

    private Expression value(String text) {
        Expression read = read(text);
        return read == null ? asked("value", text, false) : value(read);
    }

    private Expression value(Expression expression) {
        if (expression instanceof Binary binary
                && binary.operator() == BinaryOperator.DIVIDE
                && matchesHere(binary)
                && isVector(binary.left())
                && isVector(binary.right())) {
            return new Binary(
                    binary.operator(),
                    value(binary.left()),
                    value(binary.right()),
                    binary.modifier(),
                    binary.position());
        }
        return asked(ValueName.of(expression), expression.text(), false);
    }

    private Expression condition(String text) {
        Expression read = read(text);
        return read == null ? present(text) : condition(read);
    }

    private Expression condition(Expression expression) {
        if (expression instanceof Binary binary && binary.operator().isSet() && matchesHere(binary)) {
            return new Binary(
                    binary.operator(),
                    condition(binary.left()),
                    condition(binary.right()),
                    binary.modifier(),
                    binary.position());
        }
        if (expression instanceof Binary binary
                && binary.operator().isComparison()
                && !binary.bool()
                && matchesHere(binary)
                && isVector(binary)
                && isSide(binary.left())
                && isSide(binary.right())) {
            return new Binary(
                    binary.operator(), side(binary.left()), side(binary.right()), binary.modifier(), binary.position());
        }
        return present(expression.text());
    }

    /** Labels that only quotes can name are called otherwise in an answer, so here they would match nothing. */
    private static boolean matchesHere(Binary binary) {
        return Stream.concat(binary.matching().labels().stream(), binary.matching().included().stream())
                .allMatch(MetricNames::isLabelName);
    }

    private static boolean isVector(Expression expression) {
        return expression.type() == ValueType.INSTANT_VECTOR;
    }

    /** Vectors are asked for; a scalar has to be one that needs no series. */
    private static boolean isSide(Expression side) {
        return isVector(side) || side.nodes(Selector.class).findAny().isEmpty();
    }

    private Expression side(Expression side) {
        return isVector(side) ? value(side) : side;
    }

    private Expression present(String text) {
        hasMargin = false;
        Expression there = asked(PRESENT, text, true);
        Position nowhere = there.position();
        return new Binary(BinaryOperator.GREATER, there, new NumberLiteral(0, nowhere), Modifier.NONE, nowhere);
    }

    private Expression asked(String name, String expression, boolean presence) {
        String plain = NOT_PLAIN.matcher(name).replaceAll("_");
        String metric = plain;
        for (int number = 2; !taken.add(metric); number++) {
            metric = plain + "_" + number;
        }
        questions.add(new Question(metric, expression, presence));
        return new Selector(metric, List.of(), 0, new Position(1, 1));
    }

    /** The expression; null when it is one that only the server can read. */
    private static @Nullable Expression read(String text) {
        try {
            Expression expression = Expression.parse(text);
            expression.firstOwnFunction().ifPresent(call -> {
                throw new IllegalArgumentException(call.position() + ": `"
                        + call.function().text() + "` is known here alone, and no server could evaluate it");
            });
            return expression;
        } catch (ExpressionException refused) {
            if (refused.outsideSubset()) {
                return null;
            }
            throw new IllegalArgumentException(
                    "\"" + Excerpt.of(text, refused) + "\": " + refused.getMessage(), refused);
        }
    }
}
