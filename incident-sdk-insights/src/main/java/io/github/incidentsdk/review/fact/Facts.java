package io.github.incidentsdk.review.fact;

import io.github.incidentsdk.page.DurationWords;
import io.github.incidentsdk.review.Cost;
import io.github.incidentsdk.review.Course;
import io.github.incidentsdk.review.Meeting;
import io.github.incidentsdk.review.Review;
import io.github.incidentsdk.review.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands above a review for readers: which incident, when, how bad, and how the review was held. */
public final class Facts {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Map<String, String> facts = new LinkedHashMap<>();

    private Facts() {}

    /** What is known, by its name, in the order in which it is read; lines of plain text. */
    public static Map<String, String> of(Review review) {
        Facts known = new Facts();
        known.subject(review.subject());
        known.course(review.course());
        known.meeting(review);
        known.cost(review.cost());
        return known.facts;
    }

    private void subject(Subject subject) {
        fact("Incident", subject.id() + (subject.drill() ? " (a drill)" : ""));
        fact("Visibility", subject.restricted() ? "restricted: only for those who may know of it" : "");
        fact("Service", subject.service());
        fact("Type", subject.type() + (subject.category().isEmpty() ? "" : " (" + subject.category() + ")"));
        fact("Owner", subject.owner());
        fact("Component", subject.component());
    }

    private void course(Course course) {
        fact("Severity", course.worst() == null ? "" : course.worst() + " at its worst");
        fact("Began", time(course.startedAt()));
        fact("Declared", time(course.declaredAt()));
        fact("Acknowledged", time(course.acknowledgedAt()));
        fact("Mitigated", time(course.mitigatedAt()));
        Instant began = course.beganAt();
        Instant resolved = course.resolvedAt();
        boolean isSpan = began != null && resolved != null && !resolved.isBefore(began);
        String lasted = isSpan
                ? ", after "
                        + DurationWords.of(Duration.between(began, resolved).toMillis() / 1_000.0)
                : "";
        String how = course.resolution() == null ? "" : " (" + word(course.resolution()) + ")";
        fact("Ended", resolved == null ? "" : time(resolved) + lasted + how);
        fact("Noticed by", course.detectedBy() == null ? "" : word(course.detectedBy()));
        fact("Customers felt it", course.customerImpact() == null ? "" : word(course.customerImpact()));
    }

    private void meeting(Review review) {
        Meeting meeting = review.meeting();
        String form = meeting.form() == null
                ? ""
                : ", " + (meeting.form() == Meeting.Form.ASYNC ? "in writing" : "in a meeting");
        fact("Review", word(review.state()) + form + (meeting.on() == null ? "" : ", " + meeting.on()));
        fact("Facilitator", meeting.facilitator());
        fact("Commander", meeting.commander());
        if (review.voices() == 1) {
            fact("Voices", "one account only");
        }
    }

    private void cost(Cost cost) {
        fact("Income lost", cost.income());
        fact("Staff hours", hours(cost));
        fact("Displaced", cost.displaced());
    }

    private static String hours(Cost cost) {
        String during = cost.staffHoursDuring() == null ? "" : cost.staffHoursDuring() + " during";
        String after = cost.staffHoursAfter() == null ? "" : cost.staffHoursAfter() + " after";
        return during + (during.isEmpty() || after.isEmpty() ? "" : ", ") + after;
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "" : MOMENT.format(at) + " UTC";
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void fact(String name, String value) {
        if (!value.isEmpty()) {
            facts.put(name, value);
        }
    }
}
