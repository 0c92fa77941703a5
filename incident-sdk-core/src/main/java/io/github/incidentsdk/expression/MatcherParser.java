package io.github.incidentsdk.expression;

import io.github.incidentsdk.expression.Expression.Selector;
import io.github.incidentsdk.expression.LabelMatcher.Operator;
import io.github.incidentsdk.expression.Token.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads the braces of a selector, and finds the name of the metric inside of them or before them. */
final class MatcherParser {

    private static final String NAME = "__name__";

    private final Tokens tokens;

    MatcherParser(Tokens tokens) {
        this.tokens = tokens;
    }

    Selector inBraces(@Nullable String nameBefore, Position position) {
        tokens.expect("{", "before matchers");
        List<LabelMatcher> matchers = new ArrayList<>();
        while (!tokens.accept("}")) {
            matchers.add(matcher());
            if (!tokens.accept(",") && !tokens.peek().isSymbol("}")) {
                throw tokens.unexpected("`,` or `}` behind a matcher");
            }
        }
        String name = nameBefore == null ? takeName(matchers) : nameBefore;
        if (name != null
                && matchers.stream().anyMatch(matcher -> matcher.label().equals(NAME))) {
            throw ExpressionException.wrong(
                    position,
                    Quoting.shown(Quoting.quoted(name)),
                    "the metric's name is set twice, once as " + Quoting.shown(Quoting.quoted(name))
                            + "; leave one out");
        }
        if (name == null && matchers.stream().allMatch(matcher -> matcher.matches(""))) {
            throw ExpressionException.wrong(
                    position,
                    "a selector",
                    "a selector needs a metric, or one matcher at least that an empty value does not pass; else it selects every"
                            + " series there is");
        }
        return new Selector(name, matchers, 0, position);
    }

    private static @Nullable String takeName(List<LabelMatcher> matchers) {
        for (LabelMatcher matcher : matchers) {
            if (matcher.label().equals(NAME)
                    && matcher.operator() == Operator.EQUAL
                    && !matcher.value().isEmpty()) {
                matchers.remove(matcher);
                return matcher.value();
            }
        }
        return null;
    }

    private LabelMatcher matcher() {
        Token label = tokens.peek();
        boolean named = label.is(Kind.IDENTIFIER) && label.text().indexOf(':') < 0;
        boolean quoted = label.is(Kind.STRING) && !label.text().isEmpty();
        if (!named && !quoted) {
            throw tokens.unexpected("the name of a label or `}`");
        }
        tokens.next();
        if (quoted && (tokens.peek().isSymbol(",") || tokens.peek().isSymbol("}"))) {
            return LabelMatcher.equal(NAME, label.text());
        }
        Operator operator = operator(label);
        if (!tokens.peek().is(Kind.STRING)) {
            throw tokens.unexpected("a value in quotes behind " + label.described() + " " + operator.text());
        }
        return matcher(label.text(), operator, tokens.next());
    }

    private Operator operator(Token label) {
        Operator operator = Arrays.stream(Operator.values())
                .filter(candidate -> tokens.accept(candidate.text()))
                .findFirst()
                .orElse(null);
        if (operator == null) {
            throw tokens.unexpected("one of = != =~ !~ behind the label " + label.described());
        }
        return operator;
    }

    private static LabelMatcher matcher(String label, Operator operator, Token value) {
        try {
            return switch (operator) {
                case EQUAL -> LabelMatcher.equal(label, value.text());
                case NOT_EQUAL -> LabelMatcher.notEqual(label, value.text());
                case MATCH -> LabelMatcher.match(label, value.text());
                case NO_MATCH -> LabelMatcher.noMatch(label, value.text());
            };
        } catch (PatternSyntaxException wrong) {
            String place = wrong.getIndex() < 0
                    ? ""
                    : "; it was read as far as " + Quoting.quoted(value.text().substring(0, wrong.getIndex()));
            throw ExpressionException.wrong(
                    value.position(),
                    value.described(),
                    "the regular expression " + Quoting.shown(Quoting.quoted(value.text())) + " cannot be used: "
                            + wrong.getDescription() + place);
        }
    }
}
