package io.github.incidentsdk.review;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.review.action.Action;
import io.github.incidentsdk.review.action.StatusChange;
import io.github.incidentsdk.review.evidence.Gap;
import io.github.incidentsdk.review.evidence.TimelineEntry;
import io.github.incidentsdk.review.evidence.Told;
import java.util.List;
import java.util.Locale;

/** Makes the review that an audience is to see. For customers it takes up what is meant for them, so that what is new stays inside. */
final class ForAudience {

    private static final String CUSTOMERS = "customers";
    private static final String CUSTOMER = "customer";
    private static final String RESPONDERS = "responders";

    private ForAudience() {}

    static Review customers(Review review) {
        Course course = review.course();
        return Review.of(review.id(), review.title())
                .subject(review.subject().idAlone())
                .state(review.state())
                .course(new Course(
                        null,
                        course.startedAt(),
                        course.declaredAt(),
                        null,
                        course.mitigatedAt(),
                        course.resolvedAt(),
                        course.resolution(),
                        null,
                        course.customerImpact()))
                .narrative(new Narrative("", "", review.narrative().impact(), ""))
                .impacts(review.impacts().stream()
                        .filter(impact ->
                                impact.viewpoint().toLowerCase(Locale.ROOT).startsWith(CUSTOMER))
                        .toList())
                .told(toldTo(review, CUSTOMERS))
                .actions(review.actions().stream().map(ForAudience::change).toList())
                .build();
    }

    /** What changes, and how far that is; not who does it, why, and where. */
    private static Action change(Action action) {
        List<StatusChange> steps = action.history().stream()
                .map(step -> new StatusChange(step.on(), step.status(), ""))
                .toList();
        return new Action(action.what(), "", null, "", "", null, steps);
    }

    static Review stakeholders(Review review) {
        return review.toBuilder()
                .timeline(review.timeline().stream()
                        .filter(entry -> !isOfDelivery(entry))
                        .map(entry -> new TimelineEntry(entry.at(), entry.role(), entry.what(), "", entry.known()))
                        .toList())
                .perspectives(List.of())
                .told(review.told().stream()
                        .filter(told ->
                                told.kind() == Told.Kind.AUDIENCE && !told.to().equalsIgnoreCase(RESPONDERS))
                        .toList())
                .gaps(review.gaps().stream()
                        .filter(gap -> gap.kind() != Gap.Kind.NOT_DELIVERED)
                        .toList())
                .holds(List.of())
                .metrics(List.of())
                .build();
    }

    /** What the SDK wrote of telling sinks, and what responders told each other. */
    private static boolean isOfDelivery(TimelineEntry entry) {
        return entry.role().equals(Actor.SDK.toString()) || entry.what().startsWith(TimelineEntry.FOR_RESPONDERS);
    }

    private static List<Told> toldTo(Review review, String audience) {
        return review.told().stream()
                .filter(told -> told.kind() == Told.Kind.AUDIENCE && told.to().equalsIgnoreCase(audience))
                .toList();
    }
}
