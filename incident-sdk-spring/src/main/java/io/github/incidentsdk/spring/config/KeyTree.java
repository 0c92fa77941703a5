package io.github.incidentsdk.spring.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The keys that may stand below {@code incidents}.
 *
 * <p>Core judges a tree by reading it; this is for what has to be known before there is one: how a variable of the environment,
 * which has neither dashes nor small letters, is meant, and where the name of a rule ends.
 */
final class KeyTree {

    /** Any name; what stands below it is the same for all. */
    static final String ANY = "*";

    /** Settings that only the type of a sink or source knows. */
    static final String OPEN = "**";

    private static final String SEVERITIES = "(SEV1|SEV2|SEV3|SEV4|SEV5)";
    private static final String SPAN = "(least|most)";
    private static final String DELIVERY = "(timeout|pauses." + SPAN + "|retry-after." + SPAN
            + "|give-up|fault-tries|breaker.(failures|pause)|fallback-after|retry-percent|park-after|together-after"
            + "|backlog.(events|size)|dead-letters)";

    private static final List<String> KEYS = List.of(
            "(enabled|service|instance|on-invalid|default-severity|reopen-within|outage-tolerance|restore-ticks)",
            "(self-report|drill-for|shutdown|on-stop|storm-guard)",
            "heartbeat.(url|every|allow-http)",
            "redact.(what|patterns.*|key|key-file)",
            "journal.(directory|segment-size|queue|commit.(within|size)|retention.(age|size))",
            "delivery." + DELIVERY,
            "(silences|maintenance).*.(types|rules|tags.*|below|until|why|who)",
            "maintenance.*.(from|to|days|zone)",
            "reports.*.(every|period|to|zone)",
            "goals.*.(detected-by-rule|reviewed|overdue-actions|within)",
            "quiet.(starting|draining)",
            "limits.(open-incidents|rule-instances|instances-per-rule|series|series-per-metric)",
            "logged-errors.(keep|most)",
            "evaluation.(look-back|covered-percent|supplier-timeout|pause-ticks|note-every|long-windows|save-windows-every)",
            "prometheus-rules.(files|every|severity-label|severity|severities.*)",
            "severities." + SEVERITIES + ".(meaning|expects|update-every.(responders|stakeholders|customers))",
            "contacts.*.(name|role|phone|chat|email)",
            "types.*.(title|by|owner|category|scope|severity." + SEVERITIES + ")",
            "types.*.(playbook|bridge|channel|visibility|review-from|perspectives)",
            "rules.*.(declare|value|metrics.*|expr|level|for|keep|every|delay|by|tags.*|no-data|blind-after)",
            "rules.*.(zero-denominator|series-gone|gone-after|mode|flapping|source|enabled|resolve.(when|for))",
            "rules.*.levels." + SEVERITIES + ".(when|for)",
            "sources.*.(type|every|labels.*|rename.*|**)",
            "sources.*.(url|headers.*|token|token-file|allow-http|allowed-hosts|timeout|max-bytes|partial)",
            "sinks.*.(type|audiences|fallback|accepts.(from|types|tags.*|restricted)|**)",
            "sinks.*.delivery." + DELIVERY,
            "sinks.*.delivery.re-assert",
            "sinks.*.(url|url-file|secret|secret-file|token|token-file|headers.*|timeout|allow-http|allowed-hosts)",
            "sinks.*.(channel|api-url|routing-key|routing-key-file|region|username|password|password-file|severity-label)");

    static final KeyTree INCIDENTS = new KeyTree();

    static {
        KEYS.forEach(INCIDENTS::add);
    }

    private final Map<String, KeyTree> children = new LinkedHashMap<>();

    private KeyTree() {}

    /** What stands below {@code key}; null when nothing is known of it. */
    @Nullable
    KeyTree below(String key) {
        KeyTree named = children.get(key);
        return named == null ? children.get(ANY) : named;
    }

    /**
     * What stands below keys that are known.
     *
     * @throws IllegalArgumentException when one is not
     */
    KeyTree at(String... keys) {
        KeyTree at = this;
        for (String key : keys) {
            KeyTree below = at.below(key);
            if (below == null) {
                throw new IllegalArgumentException("no such key: " + String.join(".", keys));
            }
            at = below;
        }
        return at;
    }

    /** The keys that are known here by name. */
    Set<String> names() {
        Set<String> names = new TreeSet<>(children.keySet());
        names.remove(ANY);
        names.remove(OPEN);
        return names;
    }

    /** Whether any name may stand here. */
    boolean takesNames() {
        return children.containsKey(ANY) || children.containsKey(OPEN);
    }

    /** Takes {@code a.(b|c.(d|e))} for {@code a.b}, {@code a.c.d} and {@code a.c.e}. */
    private void add(String keys) {
        int dot = end(keys, '.');
        String first = keys.substring(0, dot);
        String rest = dot < keys.length() ? keys.substring(dot + 1) : "";
        if (!first.startsWith("(")) {
            KeyTree child = children.computeIfAbsent(first, any -> new KeyTree());
            if (!rest.isEmpty()) {
                child.add(rest);
            }
            return;
        }
        String inside = first.substring(1, first.length() - 1);
        while (!inside.isEmpty()) {
            int bar = end(inside, '|');
            String one = inside.substring(0, bar);
            add(rest.isEmpty() ? one : one + "." + rest);
            inside = bar < inside.length() ? inside.substring(bar + 1) : "";
        }
    }

    /** Where {@code separator} first stands outside of parentheses; the end when it does not. */
    private static int end(String keys, char separator) {
        int depth = 0;
        for (int i = 0; i < keys.length(); i++) {
            char c = keys.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == separator && depth == 0) {
                return i;
            }
        }
        return keys.length();
    }
}
