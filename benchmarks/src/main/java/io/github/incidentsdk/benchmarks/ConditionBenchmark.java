package io.github.incidentsdk.benchmarks;

import io.github.incidentsdk.evaluation.Bindings;
import io.github.incidentsdk.evaluation.FixedCondition;
import io.github.incidentsdk.evaluation.Truth;
import io.github.incidentsdk.expression.Expression;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlExpression;
import org.apache.commons.jexl3.MapContext;
import org.jspecify.annotations.Nullable;
import org.mvel2.MVEL;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.springframework.expression.spel.SpelCompilerMode;
import org.springframework.expression.spel.SpelParserConfiguration;
import org.springframework.expression.spel.standard.SpelExpression;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.SimpleEvaluationContext;

/** {@code value > a and ratio >= b} and its like: each of so many different rules once, not in the order of memory. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ConditionBenchmark {

    private static final int RULES = 10_000;

    /** How many rules beside those of another kind, which are slow to make, and large. */
    private static final int FEW = 200;

    private final double[] values = new Random(1).doubles(RULES, 0, 100).toArray();
    private final double[] ratios = new Random(2).doubles(RULES, 0, 1).toArray();

    /** What is judged at present. */
    private final Reading reading = new Reading();

    private final Rule[] objects = shuffled(new Rule[RULES], ConditionBenchmark::object);
    private final FixedCondition[] compiled = shuffled(new FixedCondition[RULES], ConditionBenchmark::compiled);
    private final FixedCondition[] compiledFew = shuffled(new FixedCondition[FEW], ConditionBenchmark::compiled);
    private final Rule[] spel = shuffled(new Rule[FEW], ConditionBenchmark::spel);
    private final Rule[] mvel = shuffled(new Rule[FEW], ConditionBenchmark::mvel);
    private final Rule[] jexl = shuffled(new Rule[FEW], ConditionBenchmark::jexl);

    /** One condition. */
    private interface Rule {

        boolean holds(Reading reading);
    }

    /** The present values, for whoever reads them by name or by number. */
    public static final class Reading implements Bindings {

        private double value;
        private double ratio;

        public double getValue() {
            return value;
        }

        public double getRatio() {
            return ratio;
        }

        @Override
        public double value(int metric) {
            return metric == 0 ? value : ratio;
        }

        @Override
        public @Nullable String blindness(int metric) {
            return null;
        }

        @Override
        public @Nullable String label(String name) {
            return null;
        }
    }

    private record Above(double a, double b) implements Rule {

        @Override
        public boolean holds(Reading reading) {
            return reading.value > a && reading.ratio >= b;
        }
    }

    private record Below(double a, double b) implements Rule {

        @Override
        public boolean holds(Reading reading) {
            return reading.value < a && reading.ratio <= b;
        }
    }

    private record Opposed(double a, double b) implements Rule {

        @Override
        public boolean holds(Reading reading) {
            return reading.value >= a && reading.ratio < b;
        }
    }

    private static Rule object(double a, double b) {
        return switch ((int) a % 3) {
            case 0 -> new Above(a, b);
            case 1 -> new Below(a, b);
            default -> new Opposed(a, b);
        };
    }

    /** As {@link #object}. */
    private static String text(double a, double b, String and) {
        return switch ((int) a % 3) {
            case 0 -> "value > " + a + and + "ratio >= " + b;
            case 1 -> "value < " + a + and + "ratio <= " + b;
            default -> "value >= " + a + and + "ratio < " + b;
        };
    }

    /** Makes a rule of its two limits. */
    private interface Making<R> {

        R of(double a, double b);
    }

    private static <R> R[] shuffled(R[] rules, Making<R> making) {
        Random random = new Random(3);
        Arrays.setAll(rules, i -> making.of(random.nextInt(100), random.nextInt(100) / 100.0));
        List<R> order = Arrays.asList(rules);
        Collections.shuffle(order, new Random(4));
        return rules;
    }

    private static FixedCondition compiled(double a, double b) {
        return FixedCondition.compile(Expression.parseCondition(text(a, b, " and "), Set.of("value", "ratio")));
    }

    private static Rule spel(double a, double b) {
        String text = text(a, b, " and ");
        SpelExpression expression =
                (SpelExpression) new SpelExpressionParser(new SpelParserConfiguration(SpelCompilerMode.IMMEDIATE, null))
                        .parseExpression(text);
        SimpleEvaluationContext context =
                SimpleEvaluationContext.forReadOnlyDataBinding().build();
        return reading -> Boolean.TRUE.equals(expression.getValue(context, reading));
    }

    private static Rule mvel(double a, double b) {
        String text = text(a, b, " && ");
        Serializable expression = MVEL.compileExpression(text);
        return reading -> Boolean.TRUE.equals(MVEL.executeExpression(expression, reading, Map.of()));
    }

    private static Rule jexl(double a, double b) {
        String text = text(a, b, " && ");
        JexlExpression expression = new JexlBuilder().create().createExpression(text);
        MapContext context = new MapContext();
        return reading -> {
            context.set("value", reading.value);
            context.set("ratio", reading.ratio);
            return Boolean.TRUE.equals(expression.evaluate(context));
        };
    }

    @Benchmark
    @OperationsPerInvocation(RULES)
    public int objects() {
        int holding = 0;
        for (int i = 0; i < RULES; i++) {
            holding += objects[i].holds(at(i)) ? 1 : 0;
        }
        return holding;
    }

    /** As few as those of another kind. */
    @Benchmark
    @OperationsPerInvocation(RULES)
    public int oursFew() {
        int holding = 0;
        for (int i = 0; i < RULES; i++) {
            holding += compiledFew[i % FEW].judge(at(i), 0) == Truth.TRUE ? 1 : 0;
        }
        return holding;
    }

    @Benchmark
    @OperationsPerInvocation(RULES)
    public int ours() {
        int holding = 0;
        for (int i = 0; i < RULES; i++) {
            holding += compiled[i].judge(at(i), 0) == Truth.TRUE ? 1 : 0;
        }
        return holding;
    }

    private Reading at(int index) {
        reading.value = values[index];
        reading.ratio = ratios[index];
        return reading;
    }

    /** Written out in the code: no rule can be changed without a compiler. */
    @Benchmark
    @OperationsPerInvocation(RULES)
    public int plainJava() {
        int holding = 0;
        for (int i = 0; i < RULES; i++) {
            holding += values[i] > 50 && ratios[i] >= 0.5 ? 1 : 0;
        }
        return holding;
    }

    @Benchmark
    @OperationsPerInvocation(RULES)
    public int spelCompiled() {
        return often(spel);
    }

    @Benchmark
    @OperationsPerInvocation(RULES)
    public int mvel() {
        return often(mvel);
    }

    @Benchmark
    @OperationsPerInvocation(RULES)
    public int jexl() {
        return often(jexl);
    }

    private int often(Rule[] rules) {
        int holding = 0;
        for (int i = 0; i < RULES; i++) {
            holding += rules[i % FEW].holds(at(i)) ? 1 : 0;
        }
        return holding;
    }
}
