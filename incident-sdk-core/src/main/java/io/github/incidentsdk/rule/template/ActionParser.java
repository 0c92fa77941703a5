package io.github.incidentsdk.rule.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what stands between double braces: a pipeline of commands, each a value or a function with its arguments. */
final class ActionParser {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`|[-+]?\\d[\\w.]*|\\$?[A-Za-z_][\\w.]*|\\.[A-Za-z_][\\w.]*|[|()])\\s*",
            Pattern.DOTALL);

    private final List<String> tokens = new ArrayList<>();
    private int next;

    ActionParser(String text) throws TemplateException {
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.region(at, text.length()).lookingAt()) {
                if (text.substring(at).isBlank()) {
                    break;
                }
                throw new TemplateException(
                        "it cannot be read from \"" + text.substring(at).strip() + "\" on");
            }
            tokens.add(matcher.group(1));
            at = matcher.end();
        }
    }

    Action action() throws TemplateException {
        Action action = pipeline();
        if (next < tokens.size()) {
            throw new TemplateException("\"" + tokens.get(next) + "\" is not expected there");
        }
        return action;
    }

    private Action pipeline() throws TemplateException {
        Action value = command(null);
        while (is("|")) {
            next++;
            value = command(value);
        }
        return value;
    }

    private Action command(@Nullable Action piped) throws TemplateException {
        if (next == tokens.size()) {
            throw new TemplateException("a value is missing");
        }
        String first = tokens.get(next);
        if (!Character.isLetter(first.charAt(0)) || first.equals("true") || first.equals("false")) {
            if (piped != null) {
                throw new TemplateException("a function is expected after |");
            }
            return operand();
        }
        next++;
        Functions function = Functions.named(first);
        List<Action> arguments = new ArrayList<>();
        while (next < tokens.size() && !is("|") && !is(")")) {
            arguments.add(operand());
        }
        if (piped != null) {
            arguments.add(piped);
        }
        function.check(arguments.size());
        function.tryOut(arguments);
        return Action.call(function, arguments);
    }

    private Action operand() throws TemplateException {
        String token = tokens.get(next++);
        char first = token.charAt(0);
        if (first == '(') {
            Action inner = pipeline();
            if (!is(")")) {
                throw new TemplateException("a ) is missing");
            }
            next++;
            return inner;
        }
        if (first == '"' || first == '`') {
            return Action.constant(Go.unquoted(token));
        }
        if (Character.isDigit(first) || first == '-' || first == '+') {
            return Action.constant(Go.number(token));
        }
        return variable(token);
    }

    private static Action variable(String token) throws TemplateException {
        if (token.equals("$value") || token.equals(".Value")) {
            return Action.of(1.0, Scope::value);
        }
        for (String prefix : List.of("$labels.", ".Labels.")) {
            if (token.startsWith(prefix)) {
                String name = token.substring(prefix.length());
                return Action.of("", scope -> orEmpty(scope.labels().get(name)));
            }
        }
        for (String prefix : List.of("$externalLabels.", ".ExternalLabels.")) {
            if (token.startsWith(prefix)) {
                String name = token.substring(prefix.length());
                return Action.of("", scope -> orEmpty(scope.external().get(name)));
            }
        }
        throw new TemplateException(
                "\"" + token + "\" is not known here; known are $labels.x, $externalLabels.x and $value");
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    private boolean is(String token) {
        return next < tokens.size() && tokens.get(next).equals(token);
    }
}
