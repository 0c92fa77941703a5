package io.github.incidentsdk.config.hold;

import io.github.incidentsdk.config.problem.Nearest;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.section.Section;
import io.github.incidentsdk.config.section.Words;
import io.github.incidentsdk.config.tree.Node;
import io.github.incidentsdk.hold.MaintenanceWindow;
import io.github.incidentsdk.hold.Matching;
import io.github.incidentsdk.hold.Schedule;
import io.github.incidentsdk.hold.Silence;
import io.github.incidentsdk.model.Severity;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what stands below {@code silences:} and {@code maintenance:}. */
public final class MuteBinder {

    /** Who wants what the configuration says without saying who. */
    static final String SOMEBODY = "the configuration";

    private static final Map<String, String> HINTS = Map.of(
            "by", "by values stand below tags, like tags",
            "type", "the types stand in a list: types",
            "rule", "the rules stand in a list: rules",
            "for", "a silence of a file ends at a moment: until",
            "reason", "the reason is called why");

    private static final Map<String, DayOfWeek> DAYS = days();

    private final String id;
    private final Section section;

    private MuteBinder(String id, Section section) {
        this.id = id;
        this.section = section;
    }

    private static Map<String, DayOfWeek> days() {
        Map<String, DayOfWeek> days = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            days.put(day.name().substring(0, 3).toLowerCase(Locale.ROOT), day);
        }
        return days;
    }

    /** The silence; null after a problem. */
    public static @Nullable Silence silence(String id, Section section) {
        return new MuteBinder(id, section).silence();
    }

    /** The maintenance window; null after a problem. */
    public static @Nullable MaintenanceWindow maintenance(String id, Section section) {
        return new MuteBinder(id, section).maintenance();
    }

    private @Nullable Silence silence() {
        Matching what = matching();
        String who = who();
        String why = required("why", "say the reason, which is on the record of every incident that it holds");
        Instant until = moment("until", "a silence has to end");
        section.refuseUnknown(HINTS);
        return isBroken() || why == null || until == null ? null : new Silence(id, what, until, who, why);
    }

    private @Nullable MaintenanceWindow maintenance() {
        Matching what = matching();
        String who = who();
        String why = required("why", "say the reason, which is on the record of every incident that it holds");
        Schedule when = section.has("until") ? once() : weekly();
        section.refuseUnknown(HINTS);
        return isBroken() || why == null || when == null ? null : new MaintenanceWindow(id, what, when, who, why);
    }

    private boolean isBroken() {
        return section.problems().within(section.place().path());
    }

    private Matching matching() {
        Map<String, String> tags = section.map("tags");
        Severity below = section.word("below", Words.SEVERITIES);
        Set<String> types = names("types");
        Set<String> rules = names("rules");
        if (tags.size() > Matching.MOST) {
            section.problems().add(tooMany("tags"));
            return Matching.everything();
        }
        return new Matching(types, tags, rules, below);
    }

    private Set<String> names(String key) {
        List<String> texts = section.texts(key);
        if (texts == null) {
            return Set.of();
        }
        Set<String> names = new LinkedHashSet<>(texts);
        if (names.size() > Matching.MOST) {
            section.problems().add(tooMany(key));
            return Set.of();
        }
        return names;
    }

    private Problem tooMany(String key) {
        return Problem.at(section.placeOf(key), "has more than " + Matching.MOST + " entries");
    }

    private String who() {
        String who = section.text("who");
        return who == null || who.isBlank() ? SOMEBODY : who;
    }

    private @Nullable String required(String key, String what) {
        String text = section.text(key);
        if (text == null ? !section.has(key) : text.isBlank()) {
            section.problems().add(Problem.at(section.place(), "has no " + key + "; " + what));
        }
        return text;
    }

    private @Nullable Schedule once() {
        Instant from = moment("from", "say when the work begins");
        Instant until = moment("until", "say when the work is over");
        for (String key : List.of("days", "to", "zone")) {
            if (section.has(key)) {
                section.problems()
                        .add(Problem.at(
                                section.placeOf(key), "is for a window of every week, and until for one at one time"));
            }
        }
        if (from == null || until == null) {
            return null;
        }
        if (!from.isBefore(until)) {
            section.problems().add(Problem.at(section.placeOf("until"), "is not after from"));
            return null;
        }
        return new Schedule.Once(from, until);
    }

    private @Nullable Schedule weekly() {
        Set<DayOfWeek> days = days("days");
        LocalTime from = time("from", "say a time such as 22:00, or two moments: from and until");
        LocalTime to = time("to", "say a time such as 06:00, or a moment: until");
        ZoneId zone = zone();
        return from == null || to == null || zone == null ? null : new Schedule.Weekly(days, from, to, zone);
    }

    private Set<DayOfWeek> days(String key) {
        List<Node.Text> leaves = section.leaves(key);
        if (leaves == null || leaves.isEmpty()) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (Node.Text leaf : leaves) {
            DayOfWeek day = DAYS.get(leaf.value());
            if (day == null) {
                refuse(
                        leaf,
                        "is not one of " + String.join(", ", DAYS.keySet()),
                        Nearest.to(leaf.value(), DAYS.keySet()));
            } else {
                days.add(day);
            }
        }
        return days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days;
    }

    private @Nullable LocalTime time(String key, String what) {
        Node.Text leaf = leaf(key, what);
        if (leaf == null) {
            return null;
        }
        try {
            return LocalTime.parse(leaf.value());
        } catch (DateTimeException unreadable) {
            refuse(leaf, "is no time of day; expected one such as 22:00", null);
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
            refuse(
                    leaf,
                    "is no time zone; expected one such as Europe/Berlin",
                    Nearest.to(leaf.value(), ZoneId.getAvailableZoneIds()));
            return null;
        }
    }

    private @Nullable Instant moment(String key, String what) {
        Node.Text leaf = leaf(key, what);
        if (leaf == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(leaf.value()).toInstant();
        } catch (DateTimeException unreadable) {
            refuse(leaf, "is no moment; expected one such as 2026-03-02T06:00:00Z or 2026-03-02T07:00:00+01:00", null);
            return null;
        }
    }

    private Node.@Nullable Text leaf(String key, String what) {
        Node.Text leaf = section.leaf(key);
        if (leaf == null && !section.has(key)) {
            section.problems().add(Problem.at(section.place(), "has no " + key + "; " + what));
        }
        return leaf;
    }

    private void refuse(Node.Text leaf, String why, @Nullable String nearest) {
        section.problems().add(Problem.with(leaf.place(), leaf.written(), why).nearest(nearest));
    }
}
