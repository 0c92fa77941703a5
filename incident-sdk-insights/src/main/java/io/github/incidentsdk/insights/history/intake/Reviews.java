package io.github.incidentsdk.insights.history.intake;

import io.github.incidentsdk.insights.history.HistoryBuilder;
import io.github.incidentsdk.insights.history.Moment;
import io.github.incidentsdk.insights.history.PastAction;
import io.github.incidentsdk.insights.history.PastIncidentBuilder;
import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.review.Course;
import io.github.incidentsdk.review.Factor;
import io.github.incidentsdk.review.Impact;
import io.github.incidentsdk.review.Review;
import io.github.incidentsdk.review.ReviewState;
import io.github.incidentsdk.review.Subject;
import io.github.incidentsdk.review.action.Action;
import io.github.incidentsdk.review.action.ActionStatus;
import io.github.incidentsdk.review.document.Problem;
import io.github.incidentsdk.review.document.ReviewDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reviews that were read, and what they add to the record once all else is known. */
final class Reviews {

    private final HistoryBuilder into;
    private final ZoneId zone;
    private final Map<String, Found> byIncident = new LinkedHashMap<>();

    /** What of a review the record needs; the rest of it may be long. */
    private record Found(
            String file,
            Subject subject,
            String title,
            Course course,
            @Nullable Instant reviewedAt,
            List<String> factors,
            List<PastAction> actions,
            String felt) {}

    /** @param zone where the days of reviews end */
    Reviews(HistoryBuilder into, ZoneId zone) {
        this.into = into;
        this.zone = zone;
    }

    static boolean isOne(Path file) {
        return Files.isRegularFile(file) && file.toString().endsWith(".md");
    }

    void read(Path file) throws IOException {
        ReviewDocument document = ReviewDocument.read(file);
        Review review = document.review();
        String name = String.valueOf(file.getFileName());
        if (!document.problems().isEmpty()) {
            into.caution("Not all of the review " + name + " is understood"
                    + (review.subject().restricted() ? "" : ": " + first(document.problems())) + ".");
        }
        Found found = new Found(
                name,
                review.subject(),
                review.title(),
                review.course(),
                reviewedAt(review),
                review.factors().stream().flatMap(Reviews::names).distinct().toList(),
                review.actions().stream().map(this::action).toList(),
                felt(review));
        Found before = byIncident.put(review.id(), found);
        if (before != null) {
            into.caution("Two reviews are of incident " + review.id() + ", " + before.file() + " and " + name
                    + "; the second counts.");
        }
    }

    /** Only what is written from their side: all else is for colleagues. */
    private static String felt(Review review) {
        return review.render(Audience.CUSTOMERS).impacts().stream()
                .map(Impact::what)
                .filter(what -> !what.isBlank())
                .map(what -> what.replaceAll("\\s+", " ").strip())
                .collect(Collectors.joining(" "));
    }

    /** It quotes what is written there. */
    private static String first(List<Problem> problems) {
        int more = problems.size() - 1;
        return problems.get(0) + (more > 0 ? ", and " + more + " more" : "");
    }

    /** Says what the reviews say of incidents that others know, and of those that only they know when they say when. */
    void apply() {
        byIncident.forEach((id, found) -> {
            if (into.knows(id) || found.course().beganAt() != null) {
                apply(found, into.incident(id));
            } else {
                into.caution("The review " + found.file() + " is of incident " + id
                        + ", of which nothing else is known, nor when it began; it is left out.");
            }
        });
    }

    private static void apply(Found found, PastIncidentBuilder past) {
        Subject subject = found.subject();
        past.title(found.title())
                .drill(subject.drill())
                .factors(found.factors())
                .actions(found.actions())
                .felt(found.felt())
                .review(found.file());
        if (subject.restricted()) {
            past.restricted(true);
        }
        given(subject.key()).forEach(past::key);
        given(subject.service()).forEach(past::service);
        given(subject.type()).forEach(past::type);
        given(subject.category()).forEach(past::category);
        given(subject.owner()).forEach(past::owner);
        given(subject.component()).forEach(component -> past.components(List.of(component)));
        course(found.course(), past);
        past.first(Moment.REVIEWED, found.reviewedAt());
    }

    private static Stream<String> given(String text) {
        return Stream.of(text).filter(each -> !each.isEmpty());
    }

    private static void course(Course course, PastIncidentBuilder past) {
        past.severity(course.worst());
        at(past, Moment.STARTED, course.startedAt());
        at(past, Moment.DECLARED, course.declaredAt());
        at(past, Moment.ACKNOWLEDGED, course.acknowledgedAt());
        at(past, Moment.MITIGATED, course.mitigatedAt());
        at(past, Moment.RESOLVED, course.resolvedAt());
        if (course.resolution() != null) {
            past.resolution(course.resolution());
        }
        if (course.detectedBy() != null) {
            past.detectedBy(course.detectedBy());
        }
        if (course.customerImpact() != null) {
            past.customerImpact(course.customerImpact());
        }
    }

    private static void at(PastIncidentBuilder past, Moment moment, @Nullable Instant at) {
        if (at != null) {
            past.at(moment, at);
        }
    }

    private @Nullable Instant reviewedAt(Review review) {
        LocalDate on = review.meeting().on();
        boolean held = review.state() == ReviewState.REVIEWED || review.state() == ReviewState.CLOSED;
        return held && on != null ? end(on) : null;
    }

    /** The last of the day, since only the day is known, and nothing is reviewed or done before it is over. */
    private Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);
    }

    /** By its tags factors of several incidents are found together; without any it stands for itself. */
    private static Stream<String> names(Factor factor) {
        return factor.tags().isEmpty()
                ? Stream.of(factor.what().lines().findFirst().orElse(""))
                : factor.tags().stream();
    }

    private PastAction action(Action action) {
        LocalDate settled = action.settledOn();
        return new PastAction(
                action.what(),
                action.owner().isEmpty() ? null : action.owner(),
                action.due(),
                settled == null ? null : end(settled),
                action.status() == ActionStatus.DONE,
                action.target() == null ? null : action.target().name());
    }
}
