package io.github.incidentsdk.rule.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.incidentsdk.model.SelfReported;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names incident types after alerts, each alert name another: {@code KubePodCrashLooping} is {@code kube-pod-crash-looping}.
 *
 * <p>A name with characters that a type cannot have ends in six digits of its SHA-256, whatever else is loaded. Of names that
 * differ only in case and in what stands between words, one keeps the plain type, and the others end in such digits. Immutable.
 */
public final class AlertTypes {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern BETWEEN = Pattern.compile("[^a-z0-9]+");
    private static final Pattern OUTSIDE = Pattern.compile("^-+|-+$");
    private static final Pattern LASTING = Pattern.compile("[A-Za-z0-9 _:./-]*[A-Za-z0-9][A-Za-z0-9 _:./-]*");
    private static final Pattern ONE_WORD = Pattern.compile("[A-Za-z0-9]+");
    private static final Set<String> RESERVED = Set.of(SelfReported.TYPE, SelfReported.STORM);
    private static final int DIGITS = 6;

    private static final Comparator<String> PLAINEST_FIRST = Comparator.comparing(
                    (String name) -> !ONE_WORD.matcher(name).matches())
            .thenComparing(Comparator.naturalOrder());

    private final Map<String, String> types = new LinkedHashMap<>();
    private final List<String> doubts = new ArrayList<>();

    private AlertTypes(Collection<String> names) {
        Map<String, String> owners = new HashMap<>();
        for (String name : names.stream().distinct().sorted(PLAINEST_FIRST).toList()) {
            String plain = plain(name);
            String owner =
                    LASTING.matcher(name).matches() && !RESERVED.contains(plain) ? owners.putIfAbsent(plain, name) : "";
            String type = owner == null ? plain : plain + "-" + digits(name);
            types.put(name, type);
            if (owner != null && !owner.isEmpty()) {
                doubts.add("the alerts \"" + owner + "\" and \"" + name + "\" would both be of the type " + plain
                        + "; those of \"" + name + "\" are of the type " + type);
            }
        }
    }

    /** Returns the types of all alerts in these groups, those that are not run included. */
    public static AlertTypes of(Collection<RuleGroup> groups) {
        return new AlertTypes(groups.stream()
                .flatMap(group -> group.rules().stream())
                .filter(GroupRule::alerts)
                .map(GroupRule::name)
                .toList());
    }

    /** Returns the type that alerts of a name declare. */
    public String type(String alert) {
        String type = types.get(alert);
        return type != null ? type : new AlertTypes(List.of(alert)).types.getOrDefault(alert, alert);
    }

    /** Returns every type. */
    public Collection<String> all() {
        return List.copyOf(types.values());
    }

    /** Returns, in one sentence each, which names differ too little for two plain types. */
    public List<String> doubts() {
        return List.copyOf(doubts);
    }

    private static String plain(String alert) {
        String words = BETWEEN_WORDS.matcher(alert).replaceAll("-").toLowerCase(Locale.ROOT);
        String name = OUTSIDE.matcher(BETWEEN.matcher(words).replaceAll("-")).replaceAll("");
        return name.isEmpty() ? "alert" : Character.isDigit(name.charAt(0)) ? "alert-" + name : name;
    }

    private static String digits(String alert) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(alert.getBytes(UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException("this Java has no SHA-256", everyJavaHasIt);
        }
    }
}
