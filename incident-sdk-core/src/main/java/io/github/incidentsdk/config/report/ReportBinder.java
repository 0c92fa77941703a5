package io.github.incidentsdk.config.report;

import io.github.incidentsdk.config.problem.Nearest;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.section.Section;
import io.github.incidentsdk.config.tree.Node;
import io.github.incidentsdk.digest.Report;
import io.github.incidentsdk.digest.Slots;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what stands below {@code reports:}. */
public final class ReportBinder {

    private static final Pattern EVERY = Pattern.compile("(\\S+) (\\d{2}:\\d{2})");
    private static final String DAILY = "DAILY";
    private static final String EXPECTED =
            "is no time of some days; expected one such as \"MON 09:00\", \"MON,THU 09:00\", \"MON-FRI 09:00\" or \"daily 09:00\"";
    private static final Duration LONGEST = Duration.ofDays(366);

    private static final Map<String, String> HINTS = Map.of(
            "sinks", "the sinks stand in a list: to",
            "at", "days and time stand together: every: \"MON 09:00\"",
            "window", "the window is called period");

    private static final Map<String, DayOfWeek> DAYS = days();

    private final String name;
    private final Section section;

    private ReportBinder(String name, Section section) {
        this.name = name;
        this.section = section;
    }

    private static Map<String, DayOfWeek> days() {
        Map<String, DayOfWeek> days = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            days.put(day.name().substring(0, 3), day);
        }
        return days;
    }

    /** The report; null after a problem. */
    public static @Nullable Report bind(String name, Section section) {
        return new ReportBinder(name, section).bind();
    }

    private @Nullable Report bind() {
        ZoneId zone = zone();
        Slots slots = slots(zone);
        Duration period = section.positive("period");
        if (period != null && period.compareTo(LONGEST) > 0) {
            refuse("period", "is longer than a year; expected a window such as 7d");
        }
        List<String> to = section.texts("to");
        if (to == null || to.isEmpty()) {
            section.problems()
                    .add(Problem.at(section.placeOf("to"), "has no to; say which sinks are told, such as [team]"));
        }
        section.refuseUnknown(HINTS);
        return section.problems().within(section.place().path()) || slots == null || to == null
                ? null
                : new Report(name, slots, period == null ? Report.WEEK : period, List.copyOf(new LinkedHashSet<>(to)));
    }

    private @Nullable Slots slots(@Nullable ZoneId zone) {
        Node.Text leaf = section.leaf("every");
        if (leaf == null) {
            if (!section.has("every")) {
                refuse("every", "has no every; say when, such as \"MON 09:00\"");
            }
            return null;
        }
        Matcher said = EVERY.matcher(leaf.value().strip());
        Set<DayOfWeek> days = said.matches() ? daysOf(said.group(1).toUpperCase(Locale.ROOT)) : Set.of();
        LocalTime time = said.matches() ? timeOf(said.group(2)) : null;
        if (days.isEmpty() || time == null) {
            section.problems().add(Problem.with(leaf.place(), leaf.written(), EXPECTED));
            return null;
        }
        return zone == null ? null : new Slots(days, time, zone);
    }

    /** Empty for what names none. */
    private static Set<DayOfWeek> daysOf(String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        if (text.equals(DAILY)) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        for (String part : text.split(",", -1)) {
            String[] ends = part.split("-", -1);
            DayOfWeek first = DAYS.get(ends[0]);
            DayOfWeek last = DAYS.get(ends[ends.length - 1]);
            if (first == null || last == null || ends.length > 2) {
                return Set.of();
            }
            for (DayOfWeek day = first; day != last; day = day.plus(1)) { // also over the weekend: SAT-MON
                days.add(day);
            }
            days.add(last);
        }
        return days;
    }

    private static @Nullable LocalTime timeOf(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException none) { // told with the days
            return null;
        }
    }

    private @Nullable ZoneId zone() {
        Node.Text leaf = section.leaf("zone");
        if (leaf == null) {
            return ZoneId.of("UTC");
        }
        try {
            return ZoneId.of(leaf.value());
        } catch (DateTimeException unknown) {
            section.problems()
                    .add(Problem.with(
                                    leaf.place(), leaf.written(), "is no time zone; expected one such as Europe/Berlin")
                            .nearest(Nearest.to(leaf.value(), ZoneId.getAvailableZoneIds())));
            return null;
        }
    }

    private void refuse(String key, String why) {
        section.problems().add(Problem.at(section.placeOf(key), why));
    }
}
