package io.github.incidentsdk.config.problem;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the name that was probably meant. */
public final class Nearest {

    private static final int LONGEST = 64;
    private static final int SHORT = 4;
    private static final int MOST = 1_000;

    private Nearest() {}

    /**
     * The name among {@code names} that takes the fewest edits (insert, remove, replace, swap neighbours) from {@code text};
     * null when all need more than a third of the letters, or more than three; of names below four letters the first has to be
     * the same.
     */
    public static @Nullable String to(String text, Collection<String> names) {
        if (text.length() > LONGEST) {
            return null;
        }
        String nearest = null;
        int fewest = Integer.MAX_VALUE;
        for (String name : names.stream().limit(MOST).toList()) {
            int allowed = allowed(text, name);
            boolean far = Math.max(text.length(), name.length()) < SHORT
                    && !normal(text).regionMatches(0, normal(name), 0, 1);
            if (far || name.length() > LONGEST || Math.abs(name.length() - text.length()) > allowed) {
                continue;
            }
            int edits = edits(normal(text), normal(name));
            if (edits < fewest && edits <= allowed) {
                nearest = name;
                fewest = edits;
            }
        }
        return nearest;
    }

    private static int allowed(String text, String name) {
        int longer = Math.max(text.length(), name.length());
        return Math.min(3, Math.max(1, longer / 3));
    }

    private static String normal(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int edits(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : cheapest(from, to, cost, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int cheapest(String from, String to, int[][] cost, int i, int j) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int least = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
