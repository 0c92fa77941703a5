package io.github.incidentsdk.expression;

import io.github.incidentsdk.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads names of labels in parentheses, as behind {@code by} and {@code on}. */
final class LabelListParser {

    private final Tokens tokens;

    LabelListParser(Tokens tokens) {
        this.tokens = tokens;
    }

    List<String> read(String keyword) {
        tokens.expect("(", "behind `" + keyword + "`");
        List<String> labels = new ArrayList<>();
        while (!tokens.accept(")")) {
            Token label = tokens.peek();
            boolean named = label.is(Kind.IDENTIFIER)
                    || (label.is(Kind.STRING) && !label.text().isEmpty());
            if (!named) {
                throw tokens.unexpected("the name of a label or `)` behind `" + keyword + "`");
            }
            labels.add(tokens.next().text());
            if (!tokens.accept(",") && !tokens.peek().isSymbol(")")) {
                throw tokens.unexpected("`,` or `)` in the labels behind `" + keyword + "`");
            }
        }
        return labels;
    }
}
