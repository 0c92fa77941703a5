package io.github.incidentsdk.examples.insights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the command line says, by option; nothing of it is understood yet. */
final class Options {

    private static final Set<String> LISTS = Set.of("--input", "--output");
    private static final Set<String> AGAIN = Set.of("--break", "--severity", "--column", "--with");
    private static final Set<String> ONCE =
            Set.of("--zone", "--dates", "--from", "--to", "--voice", "--title", "--config");

    /** All that can be given. */
    static final Set<String> KNOWN =
            Stream.of(LISTS, AGAIN, ONCE).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    private final Map<String, List<String>> given = new LinkedHashMap<>();

    private Options() {}

    static Options of(String... arguments) throws WrongUsage {
        Options options = new Options();
        int at = 0;
        while (at < arguments.length) {
            at = options.take(arguments, at);
        }
        if (options.all("--input").isEmpty()) {
            throw new WrongUsage("there is nothing to learn from: give a journal directory or files after --input");
        }
        if (options.all("--output").isEmpty()) {
            throw new WrongUsage("nobody would read it: give a file after --output, such as report.html");
        }
        return options;
    }

    private int take(String[] arguments, int at) throws WrongUsage {
        String option = arguments[at];
        if (!KNOWN.contains(option)) {
            throw new WrongUsage("\"" + option + "\" is not expected there");
        }
        int next = at + 1;
        if (next == arguments.length || arguments[next].startsWith("--")) {
            throw new WrongUsage(option + " needs a value");
        }
        List<String> values = given.computeIfAbsent(option, first -> new ArrayList<>());
        if (ONCE.contains(option) && !values.isEmpty()) {
            throw new WrongUsage(option + " is given twice");
        }
        do {
            values.add(arguments[next++]);
        } while (LISTS.contains(option) && next < arguments.length && !arguments[next].startsWith("--"));
        return next;
    }

    List<String> all(String option) {
        return given.getOrDefault(option, List.of());
    }

    @Nullable
    String one(String option) {
        List<String> values = all(option);
        return values.isEmpty() ? null : values.get(0);
    }
}
