package io.github.incidentsdk.review.lint;

import io.github.incidentsdk.review.Review;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is meant by which words. Who facilitates and who commands are people; owners, askers and roles only where they read like one,
 * such as {@code Bert Brecht}, {@code @bert} or {@code bert@example.org}, since most are teams and roles.
 */
final class People {

    private static final int SHORTEST_NAME = 3;

    /** Of somebody who is not known otherwise; neither an annotation such as {@code @Scheduled} nor a package such as {@code @a/b}. */
    private static final Pattern HANDLE = Pattern.compile("(?<![\\w.])@[a-z][\\w-]+(?![\\w/-])");

    private static final Pattern PERSON =
            Pattern.compile("(?U)@[\\w.-]+|[\\w.+-]+@[\\w.-]+|\\p{Lu}[\\w'’-]+(?: \\p{Lu}[\\w.'’-]*)+");
    private static final Set<String> OF_TEAMS = Set.of(
            "team",
            "squad",
            "group",
            "guild",
            "desk",
            "support",
            "operations",
            "engineering",
            "platform",
            "services",
            "reliability",
            "on-call",
            "call",
            "manager",
            "lead",
            "commander");

    /** What finds each of them, by name. */
    private final Map<String, Pattern> byName = new LinkedHashMap<>();

    People(Review review, Collection<String> known) {
        Stream.of(
                        known.stream(),
                        Stream.of(
                                review.meeting().facilitator(), review.meeting().commander()))
                .flatMap(names -> names)
                .forEach(this::add);
        Stream.of(
                        review.actions().stream().map(action -> action.owner()),
                        review.questions().stream().map(question -> question.asker()),
                        review.perspectives().stream().map(perspective -> perspective.role()),
                        review.timeline().stream().map(entry -> entry.role()))
                .flatMap(names -> names)
                .filter(People::readsLikeAPerson)
                .forEach(this::add);
    }

    private static boolean readsLikeAPerson(String name) {
        return PERSON.matcher(name).matches()
                && Arrays.stream(name.toLowerCase(Locale.ROOT).split(" ")).noneMatch(OF_TEAMS::contains);
    }

    private void add(String name) {
        if (name.length() >= SHORTEST_NAME) {
            byName.putIfAbsent(name, pattern(name));
        }
    }

    /** The whole in any case; a part of it only with a capital, since names are words, too. */
    private static Pattern pattern(String name) {
        String local = name.replaceFirst("^@", "").replaceFirst("@.*", "");
        List<String> parts = Arrays.stream(local.split("[ ._]+"))
                .filter(part -> part.length() >= SHORTEST_NAME)
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .toList();
        String any = Stream.concat(
                        Stream.of("(?i:" + Pattern.quote(local) + ")"),
                        parts.stream().map(Pattern::quote))
                .collect(Collectors.joining("|"));
        return Pattern.compile("(?U)(?<![\\w@])@?(?:" + any + ")(?!\\w)");
    }

    /** The names of those who are named in {@code text}. */
    List<String> in(String text) {
        List<String> named = new ArrayList<>();
        byName.forEach((name, pattern) -> {
            if (pattern.matcher(text).find()) {
                named.add(name);
            }
        });
        Matcher handle = HANDLE.matcher(text);
        if (named.isEmpty() && handle.find()) {
            named.add(handle.group());
        }
        return named;
    }
}
