package io.github.incidentsdk.expression;

import io.github.incidentsdk.expression.Matching.Cardinality;
import java.util.List;
import java.util.Set;

/** Reads what stands between a binary operator and its right operand. */
final class ModifierParser {

    private static final Set<String> FILLS = Set.of("fill", "fill_left", "fill_right");

    private final Tokens tokens;
    private final LabelListParser labels;

    ModifierParser(Tokens tokens, LabelListParser labels) {
        this.tokens = tokens;
        this.labels = labels;
    }

    Modifier read() {
        boolean bool = tokens.acceptKeyword("bool");
        Matching matching = matching();
        Token next = tokens.peek();
        if (FILLS.contains(next.lowerCase()) && tokens.peekSecond().isSymbol("(")) {
            throw ExpressionException.outside(next.position(), "the modifier " + next.described());
        }
        return new Modifier(bool, matching);
    }

    private Matching matching() {
        if (tokens.acceptKeyword("on")) {
            return grouped(true, labels.read("on"));
        }
        if (tokens.acceptKeyword("ignoring")) {
            return grouped(false, labels.read("ignoring"));
        }
        if (tokens.peek().isKeyword("group_left") || tokens.peek().isKeyword("group_right")) {
            throw tokens.unexpected("`on(…)` or `ignoring(…)` before a group modifier");
        }
        return Matching.NONE;
    }

    private Matching grouped(boolean on, List<String> matched) {
        if (tokens.acceptKeyword("group_left")) {
            return new Matching(on, matched, Cardinality.MANY_TO_ONE, included("group_left"));
        }
        if (tokens.acceptKeyword("group_right")) {
            return new Matching(on, matched, Cardinality.ONE_TO_MANY, included("group_right"));
        }
        return new Matching(on, matched, Cardinality.ONE_TO_ONE, List.of());
    }

    private List<String> included(String keyword) {
        return tokens.peek().isSymbol("(") ? labels.read(keyword) : List.of();
    }
}
