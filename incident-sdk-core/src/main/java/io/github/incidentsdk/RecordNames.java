package io.github.incidentsdk;

import io.github.incidentsdk.model.IncidentType;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Java's names in the forms that types, tags and metrics have. */
final class RecordNames {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private RecordNames() {}

    /** {@code usdPerHour} becomes {@code usd_per_hour}. */
    static String snake(String camel) {
        return split(camel, "_");
    }

    /** {@code CostSpike} becomes {@code cost-spike}. */
    static String dashed(String camel) {
        String dashed = split(camel, "-").replaceAll("[^a-z0-9-]", "");
        return IncidentType.isName(dashed) ? dashed : "unnamed-record";
    }

    /** {@code {usdPerHour}} in a title means the component of that name. */
    static String snakePlaces(String title) {
        return PLACE.matcher(title).replaceAll(place -> Matcher.quoteReplacement("{" + snake(place.group(1)) + "}"));
    }

    /** The names in a title's {@code {…}}. */
    static Stream<String> places(String title) {
        return PLACE.matcher(title).results().map(place -> place.group(1));
    }

    private static String split(String camel, String with) {
        return BETWEEN_WORDS.matcher(camel).replaceAll(with).toLowerCase(Locale.ROOT);
    }
}
