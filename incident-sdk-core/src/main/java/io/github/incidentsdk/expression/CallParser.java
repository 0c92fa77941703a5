package io.github.incidentsdk.expression;

import io.github.incidentsdk.expression.Expression.Aggregation;
import io.github.incidentsdk.expression.Expression.Call;
import io.github.incidentsdk.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads functions and aggregations with their arguments. */
final class CallParser {

    private final Tokens tokens;
    private final LabelListParser labels;
    private final Parser parser;

    CallParser(Tokens tokens, LabelListParser labels, Parser parser) {
        this.tokens = tokens;
        this.labels = labels;
        this.parser = parser;
    }

    /** Whether the next name is called, and not that of a metric. */
    boolean startsHere() {
        Token name = tokens.peek();
        Token next = tokens.peekSecond();
        boolean aggregation = Keywords.aggregator(name) != null || Keywords.isAggregationOutside(name);
        boolean clause = aggregation && (next.isKeyword("by") || next.isKeyword("without"));
        return name.is(Kind.IDENTIFIER) && !Keywords.isNeverAMetric(name.text()) && (next.isSymbol("(") || clause);
    }

    Operand read() {
        Token name = tokens.next();
        if (Keywords.isAggregationOutside(name)) {
            throw ExpressionException.outside(name.position(), "the aggregation " + name.described());
        }
        Aggregator aggregator = Keywords.aggregator(name);
        return aggregator == null ? call(name) : aggregation(aggregator, name);
    }

    private Operand call(Token name) {
        Function function = Functions.named(name);
        List<Operand> arguments = arguments(name);
        List<Expression> nodes = arguments.stream().map(Operand::node).toList();
        CallChecks.check(function, nodes, name.position());
        return above(arguments, new Call(function, nodes, name.position()));
    }

    private Operand aggregation(Aggregator aggregator, Token name) {
        Grouping before = grouping();
        List<Operand> arguments = arguments(name);
        Grouping behind = before == null ? grouping() : null;
        List<Expression> nodes = arguments.stream().map(Operand::node).toList();
        CallChecks.check(aggregator, nodes, name.position());
        Grouping grouping = before != null ? before : behind != null ? behind : Grouping.NONE;
        Expression operand = nodes.get(nodes.size() - 1);
        Expression parameter = aggregator.takesParameter() ? nodes.get(0) : null;
        return above(arguments, new Aggregation(aggregator, operand, parameter, grouping, name.position()));
    }

    private @Nullable Grouping grouping() {
        if (tokens.acceptKeyword("by")) {
            return new Grouping(false, labels.read("by"));
        }
        return tokens.acceptKeyword("without") ? new Grouping(true, labels.read("without")) : null;
    }

    private List<Operand> arguments(Token name) {
        if (tokens.before(1).isSymbol(")") && !tokens.peek().isSymbol("(")) {
            throw tokens.unexpected(
                    "`(` before what " + name.described() + " is applied to",
                    "; labels come first, as in `" + name.text() + " by (a) (x)`");
        }
        tokens.expect("(", "before what " + name.described() + " is applied to");
        List<Operand> arguments = new ArrayList<>();
        if (tokens.accept(")")) {
            return arguments;
        }
        do {
            arguments.add(parser.argument(name));
        } while (tokens.accept(","));
        tokens.expectBehindOperand(")", "or `,` behind an argument of " + name.described());
        return arguments;
    }

    private static Operand above(List<Operand> arguments, Expression node) {
        int height = arguments.stream().mapToInt(Operand::height).max().orElse(0);
        return Operand.above(height, node);
    }
}
