package io.github.incidentsdk.review.document;

import static io.github.incidentsdk.review.document.Key.*;

import io.github.incidentsdk.model.CustomerImpact;
import io.github.incidentsdk.model.DetectedBy;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.review.Cost;
import io.github.incidentsdk.review.Course;
import io.github.incidentsdk.review.Meeting;
import io.github.incidentsdk.review.Review;
import io.github.incidentsdk.review.ReviewBuilder;
import io.github.incidentsdk.review.ReviewState;
import io.github.incidentsdk.review.Subject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the front matter. */
final class HeadReader {

    static final String RESTRICTED = "restricted";
    private static final String OPEN = "open";
    private static final String UNKNOWN = "unknown";

    private final HeadLines head;
    private final Problems problems;

    HeadReader(HeadLines head, Problems problems) {
        this.head = head;
        this.problems = problems;
    }

    /** A review with what the front matter says, and nothing else; in which state is for the reader of the whole to check. */
    ReviewBuilder read() {
        String id = text(INCIDENT);
        ReviewState state = word(STATE, ReviewState.class);
        if (id.isBlank()) {
            problems.add(
                    1, "the document does not say which incident it is about", "write \"incident: \" and its id there");
        }
        return Review.of(id.isBlank() ? UNKNOWN : id, text(TITLE))
                .subject(subject(id.isBlank() ? UNKNOWN : id))
                .state(state == null ? ReviewState.DRAFT : state)
                .course(course())
                .meeting(new Meeting(
                        word(HELD, Meeting.Form.class),
                        value(HELD_ON, ActionReader::day, "no day", "2026-03-02"),
                        text(FACILITATOR),
                        text(COMMANDER)))
                .cost(new Cost(text(INCOME_LOST), hours(HOURS_DURING), hours(HOURS_AFTER), text(DISPLACED)))
                .properties(properties());
    }

    private Subject subject(String id) {
        return new Subject(
                id,
                text(Key.KEY),
                text(SERVICE),
                text(TYPE),
                text(CATEGORY),
                text(OWNER),
                text(COMPONENT),
                "true".equalsIgnoreCase(text(DRILL).strip()),
                isRestricted());
    }

    /** What cannot be read is taken as restricted, since a slip is to tell nobody of what is a secret. */
    private boolean isRestricted() {
        String word = String.valueOf(head.values().getOrDefault(VISIBILITY.word(), ""))
                .strip()
                .toLowerCase(Locale.ROOT);
        boolean isOpen = word.isEmpty() || word.equals(OPEN);
        if (!isOpen && !word.equals(RESTRICTED)) {
            keep(VISIBILITY, word, "unknown", "write restricted or open; it is taken as restricted");
        }
        return !isOpen || !head.isRead(VISIBILITY);
    }

    private Course course() {
        return new Course(
                word(SEVERITY, Severity.class),
                time(STARTED),
                time(DECLARED),
                time(ACKNOWLEDGED),
                time(MITIGATED),
                time(RESOLVED),
                word(ENDED, Resolution.class),
                word(DETECTED_BY, DetectedBy.class),
                word(CUSTOMER_IMPACT, CustomerImpact.class));
    }

    private Map<String, Object> properties() {
        Map<String, Object> own = new LinkedHashMap<>(head.values());
        for (Key key : Key.values()) {
            own.remove(key.word());
        }
        return own;
    }

    private String text(Key key) {
        Object value = head.values().getOrDefault(key.word(), "");
        if (value instanceof String text) {
            return text;
        }
        keep(key, value.toString(), "no text", "write one value behind the colon");
        return "";
    }

    private @Nullable Instant time(Key key) {
        return value(key, text -> Moment.time(text, null), "no moment", "2026-03-02T06:00:00Z");
    }

    private @Nullable Double hours(Key key) {
        return value(key, HeadReader::hours, "no number of hours", "12.5");
    }

    private static @Nullable Double hours(String text) {
        try {
            double hours = Double.parseDouble(text);
            return hours >= 0 && Double.isFinite(hours) ? hours : null;
        } catch (NumberFormatException none) { // people write what they like; the caller says so
            return null;
        }
    }

    private <E extends Enum<E>> @Nullable E word(Key key, Class<E> type) {
        return value(key, text -> Words.read(type, text), "unknown", Words.all(type));
    }

    private <T> @Nullable T value(Key key, Function<String, @Nullable T> reader, String is, String example) {
        String text = text(key).strip();
        T value = text.isEmpty() ? null : reader.apply(text);
        if (value == null && !text.isEmpty()) {
            keep(key, text, is, "write it as " + example);
        }
        return value;
    }

    private void keep(Key key, String text, String is, String advice) {
        problems.keep(
                head.lineOf(key.word()),
                key.word() + ": \"" + text + "\" is " + is,
                advice,
                HeadLines.NAME,
                key.word() + ": " + text);
    }
}
