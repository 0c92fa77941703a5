package io.github.incidentsdk.rule.engine;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names incident types and rules after alerts: {@code KubePodCrashLooping} is {@code kube-pod-crash-looping}. */
public final class AlertNames {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern NO_NAME = Pattern.compile("[^a-z0-9]+");
    private static final Pattern OUTSIDE = Pattern.compile("^[^a-z]+|-+$");

    private final Set<String> taken;

    AlertNames(Set<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /** Returns the type that alerts of a name declare. */
    public static String type(String alert) {
        String words = BETWEEN_WORDS.matcher(alert).replaceAll("-").toLowerCase(Locale.ROOT);
        String name = OUTSIDE.matcher(NO_NAME.matcher(words).replaceAll("-")).replaceAll("");
        return name.isEmpty() ? "alert" : name;
    }

    /** A rule's id: the type's name, with a number where several rules alert of the same. */
    String rule(String alert) {
        String name = type(alert);
        String id = name;
        for (int number = 2; !taken.add(id); number++) {
            id = name + "-" + number;
        }
        return id;
    }
}
