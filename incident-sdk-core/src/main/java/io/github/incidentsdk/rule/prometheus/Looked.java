package io.github.incidentsdk.rule.prometheus;

import io.github.incidentsdk.evaluation.Values;
import io.github.incidentsdk.expression.BinaryOperator;
import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.expression.Expression.Selector;
import io.github.incidentsdk.expression.LabelMatcher;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.Absent;
import io.github.incidentsdk.metric.series.Family;
import io.github.incidentsdk.metric.series.SeriesIndex;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether what an expression looks at is there, so that an empty result says something. */
final class Looked {

    private final Values values;
    private final SeriesIndex index;
    private final List<Selector> selectors;

    Looked(Values values, SeriesIndex index) {
        this.values = values;
        this.index = index;
        this.selectors = values.expression().nodes(Selector.class).toList();
    }

    /** How much of the past the expression looks at, at least as far as one value counts. */
    long reachMillis() {
        return Math.max(lookBackMillis(), reach(values.expression()));
    }

    /** How old one value may be and still count. */
    long lookBackMillis() {
        return index.horizon().lookBackMillis();
    }

    private static long reach(Expression expression) {
        long reach = 0;
        if (expression instanceof Expression.RangeSelector range) {
            reach = Math.max(reach, range.rangeMillis() + range.selector().offsetMillis());
        }
        for (Expression child : expression.children()) {
            reach = Math.max(reach, reach(child));
        }
        return reach;
    }

    /** Why it sees less than there is: a source that fails, or a metric without which it gives nothing and that nobody reports. */
    @Nullable
    String unknown() {
        String failing = failing(null);
        return failing == null ? neverReported() : failing;
    }

    /** Why series are missing of a metric that it names, that of the name {@code but} aside; null when none are. */
    @Nullable
    String failing(@Nullable String but) {
        for (Selector selector : selectors) {
            String name = selector.name();
            String failure =
                    name == null || name.equals(but) ? null : family(selector).failure();
            if (failure != null) {
                return failure;
            }
        }
        return null;
    }

    /** Which metric nobody reports without which it gives nothing; null when there is none. */
    @Nullable
    String neverReported() {
        return neverReported(values.expression());
    }

    private @Nullable String neverReported(Expression expression) {
        if (expression instanceof Selector selector) {
            return selector.name() == null ? null : family(selector).blindness();
        }
        if (expression instanceof Expression.Call call && call.function().isAbsence()) {
            return null;
        }
        if (expression instanceof Expression.Binary binary && binary.operator() == BinaryOperator.UNLESS) {
            return neverReported(binary.left());
        }
        boolean oneIsEnough = expression instanceof Expression.Binary binary && binary.operator() == BinaryOperator.OR;
        String unknown = null;
        for (Expression child : expression.children()) {
            String ofChild = neverReported(child);
            if ((ofChild == null) == oneIsEnough) {
                return ofChild;
            }
            unknown = ofChild;
        }
        return unknown;
    }

    private Family family(Selector selector) {
        return index.read(String.valueOf(selector.name()));
    }

    /** Whether it looks back over so long that a restart forgets what it looks at, unless that is saved. */
    boolean isLong() {
        long longMillis = index.horizon().longMillis();
        return values.expression()
                        .nodes(Expression.RangeSelector.class)
                        .anyMatch(
                                range -> range.rangeMillis() + range.selector().offsetMillis() > longMillis)
                || selectors.stream().anyMatch(selector -> selector.offsetMillis() > longMillis);
    }

    /** Whether anything that it names has a value, or it names nothing. */
    boolean seesAnything() {
        for (Selector selector : selectors) {
            if (selector.name() == null || sees(selector, Labels.empty())) {
                return true;
            }
        }
        return selectors.isEmpty();
    }

    /** Whether a value may be made of several series, of which only some are there. */
    boolean foldsSeries() {
        return values.expression().foldsSeries();
    }

    /** Whether all that it names has a value that may belong to these labels, and its windows have been watched. */
    boolean sees(Labels series) {
        for (Selector selector : selectors) {
            if (selector.name() == null || !sees(selector, series)) {
                return false;
            }
        }
        return values.blindness() == null;
    }

    private boolean sees(Selector selector, Labels series) {
        Family family = family(selector);
        for (int slot = 0; slot < family.size(); slot++) {
            if (!Absent.is(family.values()[slot]) && belongs(family.track(slot).labels(), selector, series)) {
                return true;
            }
        }
        return false;
    }

    private static boolean belongs(Labels labels, Selector selector, Labels series) {
        for (LabelMatcher matcher : selector.matchers()) {
            String value = labels.get(matcher.label());
            if (!matcher.label().equals(Labels.NAME) && !matcher.matches(value == null ? "" : value)) {
                return false;
            }
        }
        for (int i = 0; i < series.size(); i++) {
            String value = labels.get(series.name(i));
            if (value != null && !value.equals(series.value(i))) {
                return false;
            }
        }
        return true;
    }
}
