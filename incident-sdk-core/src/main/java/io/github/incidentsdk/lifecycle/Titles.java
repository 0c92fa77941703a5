package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.Text;
import java.util.Map;

/** Fills a title's {@code {name}} places from {@code by} values and tags: one pass, nothing is evaluated. */
final class Titles {

    private Titles() {}

    static String fill(String template, Map<String, String> by, Map<String, String> tags, String service) {
        if (template.indexOf('{') < 0) {
            return Text.line(template, Text.VALUE);
        }
        StringBuilder title = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            int open = template.indexOf('{', at);
            int close = open < 0 ? -1 : template.indexOf('}', open);
            if (close < 0) {
                break;
            }
            String name = template.substring(open + 1, close);
            String value = by.getOrDefault(name, tags.getOrDefault(name, name.equals("service") ? service : null));
            title.append(template, at, open).append(value == null ? template.substring(open, close + 1) : value);
            at = close + 1;
        }
        return Text.line(title.append(template, at, template.length()).toString(), Text.VALUE);
    }
}
