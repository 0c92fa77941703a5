package io.github.incidentsdk.review;

import io.github.incidentsdk.model.CustomerImpact;
import io.github.incidentsdk.model.DetectedBy;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.review.action.Action;
import io.github.incidentsdk.review.action.ActionStatus;
import io.github.incidentsdk.review.action.StatusChange;
import io.github.incidentsdk.review.action.Target;
import io.github.incidentsdk.review.evidence.Gap;
import io.github.incidentsdk.review.evidence.Held;
import io.github.incidentsdk.review.evidence.Knowledge;
import io.github.incidentsdk.review.evidence.Measured;
import io.github.incidentsdk.review.evidence.SeverityChange;
import io.github.incidentsdk.review.evidence.TimelineEntry;
import io.github.incidentsdk.review.evidence.Told;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Reviews with anything in them. */
public final class RandomReviews {

    private final Random random;
    private final Hostile hostile;

    public RandomReviews(Random random) {
        this.random = random;
        hostile = new Hostile(random);
    }

    /** One in any state; without unsettled actions where it is closed. */
    public Review next() {
        ReviewBuilder review = Review.of("id" + hostile.text(), hostile.text())
                .subject(new Subject(
                        "id" + text(),
                        text(),
                        text(),
                        text(),
                        text(),
                        text(),
                        text(),
                        random.nextBoolean(),
                        random.nextBoolean()))
                .meeting(new Meeting(maybe(() -> one(Meeting.Form.class)), maybe(this::day), text(), text()))
                .course(course())
                .summary(text())
                .narrative(new Narrative(text(), text(), text(), text()))
                .impacts(some(() -> new Impact(text(), text())))
                .timeline(some(this::entry))
                .perspectives(some(() -> new Perspective(text(), text(), text(), text())))
                .factors(some(() -> Factor.of(text(), text(), text())))
                .mitigators(some(this::text))
                .luck(some(this::text))
                .risks(some(this::text))
                .surprises(some(this::text))
                .questions(some(() -> new Question(text(), text(), one(Question.Status.class), text())))
                .takeaways(some(this::text))
                .proposals(some(this::text))
                .actions(some(this::action))
                .told(some(() -> new Told(moment(), text(), one(Told.Kind.class), text(), text())))
                .severities(some(
                        () -> new SeverityChange(moment(), one(Severity.class), one(Severity.class), text(), text())))
                .holds(some(() -> new Held(moment(), maybe(this::moment), text(), text(), text())))
                .gaps(some(() -> new Gap(moment(), maybe(this::moment), one(Gap.Kind.class), text())))
                .metrics(some(() -> new Measured(
                        text(),
                        some(() -> new Measured.Value(moment(), number())),
                        some(() -> new Measured.Limit(one(Severity.class), number())))))
                .cost(new Cost(text(), maybe(() -> Math.abs(number())), maybe(() -> Math.abs(number())), text()))
                .sections(some(() -> new Section(text(), text())))
                .properties(properties(2));
        Review built = review.build();
        boolean mayClose = built.unsettled().isEmpty();
        ReviewState state = one(ReviewState.class);
        return built.moveTo(state == ReviewState.CLOSED && !mayClose ? ReviewState.REVIEWED : state);
    }

    private Course course() {
        return new Course(
                maybe(() -> one(Severity.class)),
                maybe(this::moment),
                maybe(this::moment),
                maybe(this::moment),
                maybe(this::moment),
                maybe(this::moment),
                maybe(() -> one(Resolution.class)),
                maybe(() -> one(DetectedBy.class)),
                maybe(() -> one(CustomerImpact.class)));
    }

    private TimelineEntry entry() {
        return new TimelineEntry(moment(), text(), text(), text(), one(Knowledge.class));
    }

    private Action action() {
        Target target = random.nextBoolean() ? Target.type("t" + text()) : Target.rule("r" + text());
        List<StatusChange> history = some(() -> new StatusChange(day(), one(ActionStatus.class), text()));
        return new Action(text(), text(), maybe(this::day), text(), text(), maybe(() -> target), history);
    }

    private Map<String, Object> properties(int depth) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Object value = switch (depth == 0 ? 0 : random.nextInt(3)) {
                case 0 -> text();
                case 1 -> some(this::text);
                default -> properties(depth - 1);
            };
            properties.put(depth == 2 ? "x" + i + text() : text(), value);
        }
        return properties;
    }

    private String text() {
        return random.nextInt(3) == 0 ? "plain words" : hostile.text();
    }

    private <T> List<T> some(Supplier<T> each) {
        List<T> some = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            some.add(each.get());
        }
        return some;
    }

    private <T> T maybe(Supplier<T> one) {
        return random.nextInt(3) == 0 ? null : one.get();
    }

    private <E extends Enum<E>> E one(Class<E> type) {
        return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
    }

    private Instant moment() {
        long seconds = random.nextInt(20) == 0
                ? random.nextLong() % 300_000_000_000L
                : 1_772_000_000L + random.nextInt(1_000_000);
        return Instant.ofEpochSecond(seconds, random.nextBoolean() ? 0 : random.nextInt(1_000_000_000));
    }

    private LocalDate day() {
        return LocalDate.ofEpochDay(20_500L + random.nextInt(1_000));
    }

    private double number() {
        return random.nextBoolean()
                ? random.nextInt(1_000)
                : random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
    }
}
