package io.github.incidentsdk.review.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.error.YAMLException;

/** The front matter key by key, so that one that cannot be read costs no other. */
final class HeadLines {

    static final String NAME = "the head";
    private static final String FENCE = "---";

    private final Yaml yaml = new Yaml();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, Integer> lineOf = new HashMap<>();
    private final Set<String> unread = new HashSet<>();
    private final Problems problems;
    private final int end;

    HeadLines(List<String> lines, Problems problems) {
        this.problems = problems;
        end = endOf(lines);
        if (end == 0) {
            problems.add(
                    1,
                    "the document has no head",
                    "begin it with \"---\", its keys, such as \"incident: \", and \"---\"");
        }
        List<String> chunk = new ArrayList<>();
        for (int i = 1; i < end - 1; i++) {
            String line = lines.get(i);
            if (begins(line) && !chunk.isEmpty()) {
                chunk(chunk, i - chunk.size() + 1);
                chunk.clear();
            }
            chunk.add(line);
        }
        chunk(chunk, end - chunk.size());
    }

    /** How many lines it takes, the rules around it included; 0 where there is none. */
    int end() {
        return end;
    }

    Map<String, Object> values() {
        return values;
    }

    /** Whether nothing that stands behind the key was passed over. */
    boolean isRead(Key key) {
        return !unread.contains(key.word());
    }

    int lineOf(String key) {
        return lineOf.getOrDefault(key, 1);
    }

    private static int endOf(List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).stripTrailing().equals(FENCE)) {
            return 0;
        }
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).stripTrailing().equals(FENCE)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static boolean begins(String line) {
        return !line.isBlank()
                && !Character.isWhitespace(line.charAt(0))
                && !line.startsWith("- ")
                && !line.startsWith(": ")
                && !line.equals("-");
    }

    private void chunk(List<String> chunk, int line) {
        String text = String.join("\n", chunk);
        if (text.isBlank()) {
            return;
        }
        if (text.startsWith("#")) {
            problems.keep(line, "a comment in the head", "say it in a section", NAME, text);
            return;
        }
        try {
            yaml.read(text + "\n").forEach((key, value) -> put(key, value, line, text));
        } catch (YAMLException | IllegalArgumentException unreadable) {
            unread.add(text.split(":", 2)[0].strip().toLowerCase(Locale.ROOT));
            problems.keep(
                    line,
                    "\"" + chunk.get(0) + "\" is no YAML",
                    "write it as \"key: value\", the value in quotes",
                    NAME,
                    text);
        }
    }

    private void put(String written, Object value, int line, String text) {
        String key = Key.isOne(written) ? written.toLowerCase(Locale.ROOT) : written;
        if (values.putIfAbsent(key, value) != null) {
            unread.add(key);
            problems.keep(line, "\"" + key + "\" stands in the head twice", "write it once", NAME, text);
        }
        lineOf.putIfAbsent(key, line);
    }
}
