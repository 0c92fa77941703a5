package io.github.incidentsdk.review.document;

import static io.github.incidentsdk.review.document.Key.*;

import io.github.incidentsdk.review.Cost;
import io.github.incidentsdk.review.Course;
import io.github.incidentsdk.review.Meeting;
import io.github.incidentsdk.review.Review;
import io.github.incidentsdk.review.Subject;
import org.jspecify.annotations.Nullable;

/** Writes the front matter: what machines sort and count by. */
final class HeadWriter {

    private final Yaml yaml = new Yaml();
    private final StringBuilder out = new StringBuilder("---\n");

    private HeadWriter() {}

    static String write(Review review) {
        HeadWriter writer = new HeadWriter();
        writer.subject(review);
        writer.course(review.course());
        writer.meeting(review.meeting());
        writer.cost(review.cost());
        review.properties().forEach(writer::property);
        return writer.out.append("---\n").toString();
    }

    private void subject(Review review) {
        Subject subject = review.subject();
        always(INCIDENT, subject.id());
        always(TITLE, review.title());
        always(STATE, Words.of(review.state()));
        known(KEY, subject.key());
        known(SERVICE, subject.service());
        known(TYPE, subject.type());
        known(CATEGORY, subject.category());
        known(OWNER, subject.owner());
        known(COMPONENT, subject.component());
        known(DRILL, subject.drill() ? "true" : null);
        known(VISIBILITY, subject.restricted() ? HeadReader.RESTRICTED : null);
    }

    private void course(Course course) {
        known(SEVERITY, course.worst());
        known(STARTED, course.startedAt());
        known(DECLARED, course.declaredAt());
        known(ACKNOWLEDGED, course.acknowledgedAt());
        known(MITIGATED, course.mitigatedAt());
        known(RESOLVED, course.resolvedAt());
        known(ENDED, Words.of(course.resolution()));
        always(DETECTED_BY, Words.of(course.detectedBy()));
        always(CUSTOMER_IMPACT, Words.of(course.customerImpact()));
    }

    private void meeting(Meeting meeting) {
        always(HELD, Words.of(meeting.form()));
        always(HELD_ON, meeting.on());
        always(FACILITATOR, meeting.facilitator());
        always(COMMANDER, meeting.commander());
    }

    private void cost(Cost cost) {
        always(INCOME_LOST, cost.income());
        always(HOURS_DURING, cost.staffHoursDuring());
        always(HOURS_AFTER, cost.staffHoursAfter());
        always(DISPLACED, cost.displaced());
    }

    private void known(Key key, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            always(key, value);
        }
    }

    /** Also where nothing is known, so that a person sees what can be filled in. */
    private void always(Key key, @Nullable Object value) {
        String text = value == null ? "" : value.toString();
        out.append(text.isEmpty() ? key.word() + ":\n" : yaml.write(key.word(), text));
    }

    private void property(String key, Object value) {
        if (Key.isOne(key)) {
            throw new IllegalArgumentException("a review has its own \"" + key + "\"; name the property otherwise");
        }
        out.append(yaml.write(key, value));
    }
}
