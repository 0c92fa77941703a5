package io.github.incidentsdk.spring.config;

import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.problem.Problems;
import io.github.incidentsdk.config.section.Places;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Finds what Spring's names of properties lose without a word: dots in ids, other characters, and spellings that it takes for one. */
final class LostKeys {

    private static final List<String> NAMED = List.of("types", "rules", "sinks", "sources", "silences", "maintenance");

    private static final Pattern BRACKETS = Pattern.compile("\\[[^\\]]*]");
    private static final Pattern DROPPED = Pattern.compile("[^A-Za-z0-9._\\-]");

    private final Problems problems;

    LostKeys(Problems problems) {
        this.problems = problems;
    }

    /** Looks through a tree; what is not what its author wrote is taken out of it. */
    void takeOutOf(PropertyNode tree) {
        for (String section : NAMED) {
            PropertyNode named = tree.children().get(section);
            KeyTree known = KeyTree.INCIDENTS.at(section, KeyTree.ANY);
            if (named != null) {
                named.children().values().removeIf(id -> !dottedNames(id, known));
            }
        }
        tree.each(this::spelledAlike);
    }

    /** Takes names with dots out of what stands below their first part; whether anything is left. */
    private boolean dottedNames(PropertyNode id, KeyTree known) {
        if (id.children().isEmpty() || id.children().keySet().stream().anyMatch(known.names()::contains)) {
            return true; // a name that has settings of its own ends there
        }
        id.children().values().removeIf(child -> {
            PropertyNode end = endOfName(child, known);
            if (end != null) {
                problems.add(Problem.at(end.place(), "has dots in its name; write " + dashed(end.path())));
            }
            return end != null;
        });
        return !id.children().isEmpty();
    }

    /** The first thing at or below {@code node} that has settings of a rule, or of whatever is named. */
    private static @Nullable PropertyNode endOfName(PropertyNode node, KeyTree known) {
        if (node.children().keySet().stream().anyMatch(known.names()::contains)) {
            return node;
        }
        for (PropertyNode child : node.children().values()) {
            PropertyNode end = endOfName(child, known);
            if (end != null) {
                return end;
            }
        }
        return null;
    }

    private static String lastKey(PropertyNode node) {
        return node.path().substring(node.path().lastIndexOf('.') + 1);
    }

    private static String dashed(String path) {
        String name = path.substring(path.indexOf('.', Places.ROOT.length() + 1) + 1);
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private void spelledAlike(PropertyNode node) {
        Map<String, PropertyNode> first = new LinkedHashMap<>();
        node.children().forEach((key, child) -> {
            PropertyNode other = first.putIfAbsent(VariableKeys.uniform(key), child);
            if (other != null) {
                alike(child, other);
                alike(other, child);
            }
        });
    }

    private void alike(PropertyNode one, PropertyNode other) {
        problems.add(Problem.at(
                one.place(),
                "differs from " + lastKey(other)
                        + " in dashes or case alone, which Spring takes for one; leave one of the two out"));
    }

    /** Looks for characters that properties had in their names, and that Spring leaves out. */
    void lookInto(Iterable<ConfigurationPropertySource> sources) {
        for (ConfigurationPropertySource source : sources) {
            if (source.getUnderlyingSource() instanceof EnumerablePropertySource<?> names
                    && !(names instanceof SystemEnvironmentPropertySource)) {
                List.of(names.getPropertyNames()).forEach(name -> dropped(name, names.getName()));
            }
        }
    }

    private void dropped(String name, String source) {
        if (!name.toLowerCase(Locale.ROOT).startsWith(Places.ROOT + ".")) {
            return;
        }
        Matcher matcher = DROPPED.matcher(BRACKETS.matcher(name).replaceAll(""));
        if (matcher.find()) {
            List<String> part = new ArrayList<>(List.of(name.split("\\.", -1)));
            String key = part.stream()
                    .filter(text -> DROPPED.matcher(text).find())
                    .findFirst()
                    .orElse(name);
            problems.add(Problem.at(
                    Place.in("property source " + source, Place.in("", "").pathOf(name)),
                    "loses its \"" + matcher.group() + "\" in Spring; write ["
                            + Place.in("", "").pathOf(key) + "], in YAML between quotes"));
        }
    }
}
