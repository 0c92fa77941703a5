package io.github.incidentsdk.review.page;

import io.github.incidentsdk.page.Element;
import io.github.incidentsdk.review.Cost;
import io.github.incidentsdk.review.Course;
import io.github.incidentsdk.review.Meeting;
import io.github.incidentsdk.review.Review;
import io.github.incidentsdk.review.Subject;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What stands on top of a page: which incident, when, how bad, and how the review was held. */
final class Heading {

    private final Element list = Element.of("table");
    private final Element body = Element.of("tbody");

    private Heading() {}

    static Element of(Review review) {
        Heading heading = new Heading();
        heading.subject(review.subject());
        heading.course(review.course());
        heading.meeting(review);
        heading.cost(review.cost());
        return heading.list.add(heading.body);
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
        String lasted = isSpan ? ", after " + Say.duration(Duration.between(began, resolved)) : "";
        String how = course.resolution() == null ? "" : " (" + Say.word(course.resolution()) + ")";
        fact("Ended", resolved == null ? "" : time(resolved) + lasted + how);
        fact("Noticed by", course.detectedBy() == null ? "" : Say.word(course.detectedBy()));
        fact("Customers felt it", course.customerImpact() == null ? "" : Say.word(course.customerImpact()));
    }

    private void meeting(Review review) {
        Meeting meeting = review.meeting();
        String form = meeting.form() == null
                ? ""
                : ", " + (meeting.form() == Meeting.Form.ASYNC ? "in writing" : "in a meeting");
        fact("Review", Say.word(review.state()) + form + (meeting.on() == null ? "" : ", " + meeting.on()));
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
        return at == null ? "" : Say.moment(at) + " UTC";
    }

    private void fact(String name, String value) {
        if (!value.isEmpty()) {
            body.add(Element.of("tr").add(Element.of("th", name).attribute("scope", "row"), Element.of("td", value)));
        }
    }
}
