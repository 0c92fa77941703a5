package io.github.incidentsdk.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts with {@code {name}} places for {@code by} values and tags: filled in one pass, nothing is evaluated. */
public final class Template {

    /** The name that stands for an incident's key, where it is known. */
    public static final String KEY = "key";

    /** The name that stands for an incident's service. */
    public static final String SERVICE = "service";

    private static final String SAMPLE = "sample";
    private static final Pattern SCRIPT =
            Pattern.compile("^\\s*(javascript|data|vbscript)\\s*:", Pattern.CASE_INSENSITIVE);

    private Template() {}

    /** {@code template} with {@code by} values, tags and the service in their places; what has no value stays as it is. */
    public static String fill(String template, Map<String, String> by, Map<String, String> tags, String service) {
        return fill(
                template,
                name -> by.getOrDefault(name, tags.getOrDefault(name, name.equals(SERVICE) ? service : null)));
    }

    /** As {@link #fill(String, Map, Map, String)}, with the key as well; in a URL the values are encoded, so that none is more than a value. */
    public static String fill(String template, IncidentSnapshot incident) {
        Map<String, String> by = incident.by();
        boolean web = isWeb(template);
        return fill(template, name -> {
            String value = by.getOrDefault(name, incident.tags().get(name));
            if (value == null) {
                value = name.equals(KEY) ? incident.key() : name.equals(SERVICE) ? incident.service() : null;
            }
            return value != null && web ? encoded(value) : value;
        });
    }

    /** Percent-encoded but for what RFC 3986 calls unreserved. */
    private static String encoded(String value) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xff);
            boolean isPlain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || "-._~".indexOf(c) >= 0;
            if (isPlain) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
            }
        }
        return encoded.toString();
    }

    private static String fill(String template, UnaryOperator<@Nullable String> values) {
        if (template.indexOf('{') < 0) {
            return Text.line(template, Text.VALUE);
        }
        StringBuilder filled = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            int open = template.indexOf('{', at);
            int close = open < 0 ? -1 : template.indexOf('}', open);
            if (close < 0) {
                break;
            }
            String value = values.apply(template.substring(open + 1, close));
            filled.append(template, at, open).append(value == null ? template.substring(open, close + 1) : value);
            at = close + 1;
        }
        return Text.line(filled.append(template, at, template.length()).toString(), Text.VALUE);
    }

    /** The names of its places, in order. */
    public static List<String> names(String template) {
        List<String> names = new ArrayList<>();
        fill(template, name -> {
            names.add(name == null ? "" : name);
            return "";
        });
        return names;
    }

    /** Why a template for a page cannot be used, as the end of a sentence about it; null when it can. */
    public static @Nullable String pageProblem(String template) {
        return isWeb(template)
                ? problem(template)
                : "leads to no page; expected one such as https://wiki.example.org/spend";
    }

    /** Why a template for a place or a page cannot be used, as the end of a sentence about it; null when it can. */
    public static @Nullable String problem(String template) {
        if (template.isBlank() || !template.equals(Text.line(template, Text.VALUE))) {
            return "is no line of 1 to " + Text.VALUE + " characters";
        }
        if (template.replaceAll("\\{[^{}]+}", "").matches(".*[{}].*")) {
            return "has a brace without its other half; expected places such as {key}";
        }
        if (SCRIPT.matcher(template).find()) {
            return "is a script; expected a page, such as https://meet.example.org/{key}, or a name";
        }
        if (!isWeb(template)) {
            return null;
        }
        int host = template.indexOf("//") + 2;
        int path = template.indexOf('/', host);
        if (template.substring(host, path < 0 ? template.length() : path).contains("{")) {
            return "lets a value decide to which host it leads; write the host out";
        }
        if (template.substring(host, path < 0 ? template.length() : path).contains("@")) {
            return "has a user or password in it, which everybody would read; leave it out";
        }
        return new Link("", fill(template, name -> SAMPLE)).isWeb() ? null : "leads to no page";
    }

    private static boolean isWeb(String template) {
        String lower = template.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://");
    }
}
