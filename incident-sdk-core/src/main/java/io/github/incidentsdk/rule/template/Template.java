package io.github.incidentsdk.rule.template;

import io.github.incidentsdk.metric.Labels;
import java.util.ArrayList;
import java.util.List;

/**
 * A text with actions between double braces, such as {@code {{ $labels.instance }} is at {{ $value | humanizePercentage }}}.
 *
 * <p>Known are {@code $labels.x}, {@code $externalLabels.x}, {@code $value}, texts, numbers and the functions of {@link
 * Functions}. An action with anything else stays in the text as it is, and {@link #problems()} names it. Immutable; nothing
 * here throws.
 */
public final class Template {

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private Template(String text) {
        this.text = text;
        read();
    }

    /** A part of the text, with what it becomes. */
    private interface Piece {
        String expand(Scope scope);
    }

    /** Reads a text. */
    public static Template of(String text) {
        return new Template(text);
    }

    /** Returns, for each action that is not understood, what it is and why. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /**
     * Returns the text with all actions done.
     *
     * @param labels what {@code $labels} means
     * @param external what {@code $externalLabels} means
     * @param value what {@code $value} means
     */
    public String expand(Labels labels, Labels external, double value) {
        if (pieces.size() == 1) {
            return pieces.get(0).expand(new Scope(labels, external, value));
        }
        Scope scope = new Scope(labels, external, value);
        StringBuilder expanded = new StringBuilder();
        for (Piece piece : pieces) {
            expanded.append(piece.expand(scope));
        }
        return expanded.toString();
    }

    private void read() {
        int at = 0;
        boolean trim = false;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, at)) {
            int close = text.indexOf(CLOSE, open);
            if (close < 0) {
                problems.add("\"" + text.substring(open) + "\" has no end");
                break;
            }
            String inside = text.substring(open + OPEN.length(), close);
            boolean trimsBefore = inside.startsWith("- ");
            boolean trimsAfter = inside.endsWith(" -");
            String before = text.substring(at, open);
            literal(trimsBefore ? trim(before, trim).stripTrailing() : trim(before, trim));
            at = close + CLOSE.length();
            trim = trimsAfter;
            action(
                    text.substring(open, at),
                    inside.substring(trimsBefore ? 1 : 0, inside.length() - (trimsAfter ? 1 : 0)));
        }
        literal(trim(text.substring(at), trim));
    }

    private static String trim(String text, boolean leading) {
        return leading ? text.stripLeading() : text;
    }

    private void literal(String literal) {
        if (!literal.isEmpty() || pieces.isEmpty()) {
            pieces.add(scope -> literal);
        }
    }

    private void action(String written, String inside) {
        if (inside.strip().startsWith("/*") && inside.strip().endsWith("*/")) {
            return;
        }
        Action action;
        try {
            action = new ActionParser(inside).action();
        } catch (TemplateException unknown) {
            problems.add(written + ": " + unknown.getMessage());
            pieces.add(scope -> written);
            return;
        }
        pieces.add(scope -> {
            try {
                return Go.text(action.value(scope));
            } catch (
                    TemplateException impossible) { // Prometheus puts an error text here; the text as written says more
                return written;
            }
        });
    }

    @Override
    public String toString() {
        return text;
    }
}
