package io.github.incidentsdk.testing.backtest.text;

import io.github.incidentsdk.metric.Labels;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A series as text: {@code name{queue="mail",host="a"}}; also {@code queue=mail;host=a} for labels alone.
 *
 * @param name the metric; null when the text does not say
 * @param labels without the name
 * @param end where in the text it ends
 */
public record LabelBlock(@Nullable String name, Labels labels, int end) {

    /**
     * Reads a metric's name with or without labels, from the start of {@code text}; what follows is left.
     *
     * @throws Wrong naming the place
     */
    public static LabelBlock series(String text) throws Wrong {
        int end = 0;
        while (end < text.length() && isName(text.charAt(end))) {
            end++;
        }
        String name = end == 0 ? null : text.substring(0, end);
        if (end == text.length() || text.charAt(end) != '{') {
            return new LabelBlock(name, Labels.empty(), end);
        }
        return new Braces(text, end).read(name);
    }

    /** Reads labels, in braces or as {@code a=b;c=d}; nothing is no labels. */
    public static Labels labels(String text) throws Wrong {
        if (text.isEmpty() || text.equals("{}")) {
            return Labels.empty();
        }
        if (text.startsWith("{")) {
            LabelBlock block = new Braces(text, 0).read(null);
            if (block.end != text.length() || block.name != null) {
                throw new Wrong(block.end, "expected labels alone, such as {queue=\"mail\"}");
            }
            return block.labels;
        }
        Map<String, String> labels = new LinkedHashMap<>();
        int at = 0;
        for (String pair : text.split("[;,]", -1)) {
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                throw new Wrong(at, "\"" + pair + "\" is no label; expected {queue=\"mail\"} or queue=mail;host=a");
            }
            String value = pair.substring(equals + 1).strip();
            boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
            labels.put(pair.substring(0, equals).strip(), quoted ? value.substring(1, value.length() - 1) : value);
            at += pair.length() + 1;
        }
        return Labels.of(labels);
    }

    private static boolean isName(char c) {
        return c == '_' || c == ':' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** The text is no series. */
    public static final class Wrong extends Exception {

        private static final long serialVersionUID = 1L;

        private final int at;

        Wrong(int at, String why) {
            super(why);
            this.at = at;
        }

        /** Returns the index of the character at which it goes wrong. */
        public int at() {
            return at;
        }
    }

    /** Labels in braces, with quotes and escapes. */
    private static final class Braces {

        private final String text;
        private int at;

        Braces(String text, int brace) {
            this.text = text;
            this.at = brace + 1;
        }

        LabelBlock read(@Nullable String before) throws Wrong {
            Map<String, String> labels = new LinkedHashMap<>();
            String name = before;
            spaces();
            while (current() != '}') {
                String label = current() == '"' ? value() : word();
                spaces();
                if (current() != '=' && name == null && !label.isEmpty()) {
                    name = label; // as in {"http.requests", code="500"}
                } else {
                    expect('=', "after a label's name");
                    spaces();
                    String value = value();
                    if (label.equals(Labels.NAME)) {
                        name = value;
                    } else if (labels.put(label, value) != null) {
                        throw new Wrong(at, "label " + label + " is given twice");
                    }
                }
                spaces();
                if (current() != '}') {
                    expect(',', "between labels");
                    spaces();
                }
            }
            at++;
            return new LabelBlock(name, Labels.of(labels), at);
        }

        private String word() throws Wrong {
            int start = at;
            while (isName(current())) {
                at++;
            }
            if (at == start) {
                throw new Wrong(at, "expected a label's name");
            }
            return text.substring(start, at);
        }

        private String value() throws Wrong {
            expect('"', "around a label's value");
            StringBuilder value = new StringBuilder();
            while (current() != '"') {
                if (current() == '\\') {
                    at++;
                    value.append(current() == 'n' ? '\n' : current());
                } else {
                    value.append(current());
                }
                at++;
            }
            at++;
            return value.toString();
        }

        private void expect(char c, String where) throws Wrong {
            if (current() != c) {
                throw new Wrong(at, "expected '" + c + "' " + where);
            }
            at++;
        }

        private void spaces() throws Wrong {
            while (current() == ' ') {
                at++;
            }
        }

        private char current() throws Wrong {
            if (at >= text.length()) {
                throw new Wrong(at, "the labels are not closed by '}'");
            }
            return text.charAt(at);
        }
    }
}
