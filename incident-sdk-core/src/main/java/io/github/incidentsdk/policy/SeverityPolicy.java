package io.github.incidentsdk.policy;

import io.github.incidentsdk.evaluation.FixedCondition;
import io.github.incidentsdk.evaluation.Truth;
import io.github.incidentsdk.expression.Excerpt;
import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.expression.Expression.Call;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.IncidentType.PolicyLine;
import io.github.incidentsdk.model.Measures;
import io.github.incidentsdk.model.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A type's severity policy, compiled once; immutable and safe for all threads.
 *
 * <p>A line sees each metric of the incident as one series, whose labels are the incident's tags and {@code by} values, and a
 * series {@code incident} that is 1. A metric that the incident does not have is a series that is not there.
 */
public final class SeverityPolicy {

    /** The series that every incident has. */
    public static final String INCIDENT = "incident";

    /** What may stand alone as a condition, in a policy and in the levels of rules that measure metrics. */
    public static final Set<String> FACTS = Set.of(INCIDENT);

    private static final Judge NEVER = metrics -> null;
    private static final SeverityPolicy NONE = new SeverityPolicy(List.of());

    private final List<Line> lines;

    private SeverityPolicy(List<Line> lines) {
        this.lines = lines;
    }

    /** One line: this severity, when that is true. */
    record Line(Severity severity, FixedCondition condition) {}

    /**
     * Compiles the policy of {@code type}.
     *
     * @throws IllegalArgumentException when a line is no condition over one incident; names the type, the severity, line and
     *     column
     */
    public static SeverityPolicy of(IncidentType type) {
        if (type.policy().isEmpty()) {
            return NONE;
        }
        return new SeverityPolicy(type.policy().stream()
                .sorted(Comparator.comparing(PolicyLine::severity))
                .map(line -> compiled(type, line))
                .toList());
    }

    /**
     * Checks one line of a policy.
     *
     * @throws io.github.incidentsdk.expression.ExpressionException when it cannot be read
     * @throws IllegalArgumentException when it is no condition over one incident
     */
    public static void check(String line) {
        compiled(line);
    }

    private static FixedCondition compiled(String line) {
        Expression condition = Expression.parseCondition(line, FACTS);
        refuseTime(condition);
        return FixedCondition.compile(condition);
    }

    private static Line compiled(IncidentType type, PolicyLine line) {
        try {
            return new Line(line.severity(), compiled(line.condition()));
        } catch (RuntimeException refused) { // whatever part of the compiler it comes from, it says where and what
            throw new IllegalArgumentException(
                    "incident type \"" + type.name() + "\", severity " + line.severity() + ", \""
                            + Excerpt.of(line.condition(), refused)
                            + "\": " + refused.getMessage(),
                    refused);
        }
    }

    private static void refuseTime(Expression condition) {
        condition
                .nodes(Call.class)
                .filter(call -> call.arguments().isEmpty())
                .findFirst()
                .ifPresent(call -> {
                    throw new IllegalArgumentException(call.position() + ": `" + call.text()
                            + "` asks for the time, and a policy must say the same of the same incident at any time;"
                            + " put it into a rule's levels");
                });
    }

    /** The policy over one incident whose tags and {@code by} values are {@code labels}, which must not change any more. */
    public Judge over(Map<String, String> labels) {
        return lines.isEmpty() ? NEVER : new IncidentJudge(lines, labels);
    }

    /** The policy bound to one incident; for one thread at a time. */
    @FunctionalInterface
    public interface Judge {
        /** The most severe line that is true of {@code metrics}, unknown being not true; null when none is. */
        @Nullable
        Severity judge(Measures metrics);
    }

    private static final class IncidentJudge implements Judge {

        private final List<Line> lines;
        private final IncidentSeries[] series;

        IncidentJudge(List<Line> lines, Map<String, String> labels) {
            this.lines = lines;
            this.series = lines.stream()
                    .map(line -> new IncidentSeries(line.condition().metrics(), labels))
                    .toArray(IncidentSeries[]::new);
        }

        @Override
        public @Nullable Severity judge(Measures metrics) {
            for (int i = 0; i < series.length; i++) {
                Line line = lines.get(i);
                if (line.condition().judge(series[i].of(metrics), 0) == Truth.TRUE) {
                    return line.severity();
                }
            }
            return null;
        }
    }
}
