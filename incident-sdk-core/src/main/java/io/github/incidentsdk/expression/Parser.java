package io.github.incidentsdk.expression;

import io.github.incidentsdk.expression.Expression.Binary;
import io.github.incidentsdk.expression.Expression.Negate;
import io.github.incidentsdk.expression.Expression.NumberLiteral;
import io.github.incidentsdk.expression.Expression.StringLiteral;
import io.github.incidentsdk.expression.Token.Kind;
import org.jspecify.annotations.Nullable;

/** Turns tokens into a checked tree: operators by precedence, everything else by what it begins with. */
final class Parser {

    /** Parentheses leave no node, so that a tree of the greatest height may be written with some more of them. */
    private static final int MAX_NESTING = 2 * Operand.MAX_HEIGHT;

    private final Tokens tokens;
    private final ModifierParser modifiers;
    private final SelectorParser selectors;
    private final CallParser calls;
    private int nesting;

    /** The function whose argument is read, when it takes windows; null outside. */
    private @Nullable Token windowed;

    Parser(String text) {
        tokens = new Tokens(text);
        LabelListParser labels = new LabelListParser(tokens);
        modifiers = new ModifierParser(tokens, labels);
        selectors = new SelectorParser(tokens);
        calls = new CallParser(tokens, labels, this);
    }

    /** Returns the only expression of the text. */
    Expression whole() {
        if (tokens.peek().is(Kind.END)) {
            throw ExpressionException.wrong(
                    tokens.peek().position(),
                    "the expression",
                    "the expression is empty; write what is measured, such as `queue_depth`, or as a condition"
                            + " `queue_depth > 100`");
        }
        Operand whole = expression(BinaryOperator.OR.precedence());
        expectEnd();
        return whole.node();
    }

    /** Returns the bounds of a threshold such as {@code > 0.05 and < 0.2}, which is all of the text. */
    Threshold threshold() {
        Threshold threshold = new ThresholdParser(tokens, this).read();
        expectEnd();
        return threshold;
    }

    private void expectEnd() {
        if (!tokens.peek().is(Kind.END)) {
            throw tokens.unexpected("an operator or the end of the expression", Slips.operator(tokens));
        }
    }

    /** Reads operators that bind at least so tightly, with what stands between them. */
    Operand expression(int minPrecedence) {
        if (++nesting > MAX_NESTING) {
            throw Operand.tooDeep(tokens.peek().position());
        }
        Operand left = unary();
        BinaryOperator operator = operator();
        while (operator != null && operator.precedence() >= minPrecedence) {
            requireClosed(left);
            Position position = tokens.next().position();
            Modifier modifier = modifiers.read();
            Operand right = expression(operator.precedence() + (operator.isRightAssociative() ? 0 : 1));
            Binary node = BinaryChecks.checked(new Binary(operator, left.node(), right.node(), modifier, position));
            left = Operand.above(Math.max(left.height(), right.height()), node);
            operator = operator();
        }
        nesting--;
        return left;
    }

    /** Reads an argument of the function {@code name}. */
    Operand argument(Token name) {
        Token outer = windowed;
        windowed = Functions.takesWindow(name) ? name : null;
        Operand argument = expression(BinaryOperator.OR.precedence());
        windowed = outer;
        return argument;
    }

    /** A window is no operand, so what is missing in {@code rate(x[5m] > 2} is a parenthesis. */
    private void requireClosed(Operand left) {
        if (windowed != null && left.node().type() == ValueType.RANGE_VECTOR) {
            throw tokens.unexpected("`)` to close " + Quoting.shown(windowed.text() + "("));
        }
    }

    private @Nullable BinaryOperator operator() {
        Token token = tokens.peek();
        if (token.isKeyword("atan2") || token.isSymbol("</") || token.isSymbol(">/")) {
            throw ExpressionException.outside(token.position(), "the operator " + token.described());
        }
        return Keywords.operator(token);
    }

    /** A sign binds like a multiplication: weaker than {@code ^}, stronger than what is left of it. */
    private Operand unary() {
        Token sign = tokens.peek();
        if (!sign.isSymbol("-") && !sign.isSymbol("+")) {
            return selectors.withSuffixes(primary());
        }
        tokens.next();
        Operand operand = expression(BinaryOperator.POWER.precedence());
        BinaryChecks.requireNumbers(operand.node(), sign);
        if (sign.isSymbol("+")) {
            return operand.inParentheses();
        }
        if (operand.node() instanceof NumberLiteral number && !operand.parenthesized()) {
            return Operand.leaf(new NumberLiteral(-number.value(), sign.position()));
        }
        return Operand.above(operand.height(), new Negate(operand.node(), sign.position()));
    }

    private Operand primary() {
        Token token = tokens.peek();
        if (token.isSymbol("(")) {
            tokens.next();
            Operand inner = expression(BinaryOperator.OR.precedence());
            tokens.expectBehindOperand(")", "to close the parenthesis of " + token.position());
            return inner.inParentheses();
        }
        if (token.is(Kind.NUMBER) || token.is(Kind.DURATION)) {
            return Operand.leaf(new NumberLiteral(NumberReader.value(tokens.next()), token.position()));
        }
        if (token.is(Kind.STRING)) {
            return Operand.leaf(new StringLiteral(tokens.next().text(), token.position()));
        }
        if (Keywords.isNumber(token)) {
            tokens.next();
            return Operand.leaf(new NumberLiteral(
                    token.isKeyword("inf") ? Double.POSITIVE_INFINITY : Double.NaN, token.position()));
        }
        if (calls.startsHere()) {
            return calls.read();
        }
        return Operand.leaf(selectors.read());
    }
}
