package io.github.incidentsdk.config.definition;

import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.expression.Expression.Aggregation;
import io.github.incidentsdk.expression.Expression.Call;
import io.github.incidentsdk.expression.Expression.RangeSelector;
import io.github.incidentsdk.expression.Expression.Selector;
import io.github.incidentsdk.expression.LabelMatcher;
import io.github.incidentsdk.rule.IncidentRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Warns of what a rule over metrics of this process asks for and can never see. */
public final class SightCheck {

    /** So much farther away the sample before a window may be and still count. */
    private static final Duration BEFORE = Duration.ofMinutes(1);

    /** As Grafana spells variables of a dashboard. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\w+|\\$\\{\\w+(:\\w+)?\\}|\\[\\[\\w+\\]\\]");

    private final IncidentRule rule;
    private final Function<String, Place> places;

    /**
     * @param places where a key of the rule stands, such as {@code by}
     */
    public SightCheck(IncidentRule rule, Function<String, Place> places) {
        this.rule = rule;
        this.places = places;
    }

    /**
     * The warnings.
     *
     * @param pace the shortest pause after which any rule is evaluated: so often suppliers are read
     */
    public List<Problem> warn(Duration pace) {
        if (rule.source().isPresent()) {
            return List.of();
        }
        List<Expression> expressions = RuleExpressions.of(rule);
        Stream<String> seen = expressions.stream()
                .flatMap(expression -> Stream.of(
                                expression.nodes(Call.class).flatMap(call -> shortWindow(call, pace).stream()),
                                expression.nodes(Selector.class).flatMap(selector -> ahead(selector).stream()),
                                expression.nodes(Selector.class).flatMap(SightCheck::variables),
                                expression.nodes(Aggregation.class).flatMap(SightCheck::groups))
                        .flatMap(found -> found));
        Stream<Problem> here =
                seen.distinct().map(text -> Problem.at(places.apply(""), text).asWarning());
        return Stream.concat(here, by().stream()).toList();
    }

    private static Optional<String> shortWindow(Call call, Duration pace) {
        boolean looksBefore = call.function().looksBefore();
        Duration reach = looksBefore ? pace.minus(BEFORE) : pace;
        return !looksBefore && !call.function().comparesSamples()
                ? Optional.empty()
                : call.arguments().stream()
                        .filter(RangeSelector.class::isInstance)
                        .map(RangeSelector.class::cast)
                        .filter(range -> range.rangeMillis() <= reach.toMillis())
                        .findFirst()
                        .map(range -> "compares samples in the window " + range.text()
                                + ", which never holds two, since no rule is evaluated more often than every "
                                + shown(pace) + "; let it hold four, or set every");
    }

    private Optional<String> ahead(Selector selector) {
        return -selector.offsetMillis() <= rule.delay().toMillis()
                ? Optional.empty()
                : Optional.of("looks ahead with " + selector.text()
                        + ", where nothing is measured yet; an offset without - looks back, and delay has the rule itself"
                        + " look back");
    }

    private static Stream<String> variables(Selector selector) {
        return selector.matchers().stream()
                .map(LabelMatcher::value)
                .filter(value -> VARIABLE.matcher(value).matches())
                .map(value -> "looks for " + value + " in " + selector.text()
                        + ", as it stands there: variables are known to dashboards only; write the value itself, or leave"
                        + " the label out");
    }

    private static Stream<String> groups(Aggregation aggregation) {
        Set<String> there = aggregation.operand().labelBounds().orElse(null);
        return there == null || aggregation.grouping().without()
                ? Stream.empty()
                : aggregation.grouping().labels().stream()
                        .filter(label -> !there.contains(label))
                        .map(label -> "groups by " + label + " what has no such label: "
                                + aggregation.operand().text() + " has " + said(there));
    }

    /** Of the rule's own {@code by}: that of a type is shared with rules that may well have the label. */
    private List<Problem> by() {
        List<Set<String>> bounds = RuleExpressions.opening(rule).stream()
                .flatMap(expression -> expression.labelBounds().stream())
                .toList();
        boolean areAllKnown = !bounds.isEmpty()
                && bounds.size() == RuleExpressions.opening(rule).size();
        return rule.by().stream()
                .flatMap(List::stream)
                .filter(label -> areAllKnown && bounds.stream().noneMatch(there -> there.contains(label)))
                .map(label -> Problem.with(
                                places.apply("by"),
                                label,
                                "is no label of what the rule looks at, which has "
                                        + said(bounds.stream()
                                                .flatMap(Set::stream)
                                                .collect(Collectors.toSet()))
                                        + "; every incident would be of " + label + " unknown")
                        .asWarning())
                .toList();
    }

    private static String said(Set<String> labels) {
        return labels.isEmpty() ? "no labels" : "no labels but " + String.join(", ", new TreeSet<>(labels));
    }

    private static String shown(Duration pace) {
        return pace.toMillis() % 1_000 == 0 ? pace.toSeconds() + "s" : pace.toMillis() + "ms";
    }
}
