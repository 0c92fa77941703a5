package io.github.incidentsdk.testing.rules;

import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.testing.RecordingSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Assertions on what a sink was told and took; of all incidents, or of those that {@link #about} and {@link #where} choose. */
public final class SinkAssert {

    private static final Set<String> ROUTINE = Set.of("observed", "reporter-joined", "reporter-left", "state-kept");

    private final String name;
    private final RecordingSink sink;
    private final @Nullable SinkContext context;
    private final Predicate<IncidentSnapshot> chosen;
    private final String choice;

    SinkAssert(String name, RecordingSink sink, @Nullable SinkContext context) {
        this(name, sink, context, incident -> true, "");
    }

    private SinkAssert(
            String name,
            RecordingSink sink,
            @Nullable SinkContext context,
            Predicate<IncidentSnapshot> chosen,
            String choice) {
        this.name = name;
        this.sink = sink;
        this.context = context;
        this.chosen = chosen;
        this.choice = choice;
    }

    /**
     * From here on, asserts something of incidents of this type.
     *
     * @throws IllegalArgumentException when the rules under test have no such type; of a sink alone nobody knows
     */
    public SinkAssert about(String type) {
        if (context != null) {
            context.checkType(type);
        }
        return choosing(incident -> incident.type().equals(type), " of " + type);
    }

    /** From here on, asserts something of incidents with these {@code by} values or tags: names and values in turn. */
    public SinkAssert where(String... labels) {
        Map<String, String> wanted = Labels.of(labels).asMap();
        return choosing(
                incident -> wanted.entrySet().stream()
                        .allMatch(label -> label.getValue().equals(incident.by().get(label.getKey()))
                                || label.getValue().equals(incident.tags().get(label.getKey()))),
                " where " + Texts.labels(wanted));
    }

    private SinkAssert choosing(Predicate<IncidentSnapshot> more, String text) {
        return new SinkAssert(name, sink, context, chosen.and(more), choice + text);
    }

    /** It was told of an opening at this severity. */
    public SinkAssert opened(Severity severity) {
        boolean was = told().stream()
                .anyMatch(delivery -> delivery.opens() && delivery.incident().severity() == severity);
        return was ? this : fail("should have been told of an opening" + choice + " at " + severity);
    }

    /** It was told of an opening of this type at this severity. */
    public SinkAssert opened(String type, Severity severity) {
        about(type).opened(severity);
        return this;
    }

    /** It was told of so many openings. */
    public SinkAssert opened(int times) {
        long count = told().stream().filter(Delivery::opens).count();
        return count == times
                ? this
                : fail("should have been told of " + times + " openings" + choice + ", and was told of " + count);
    }

    /** It was told that something is over, and what it was told of last is over everywhere. */
    public SinkAssert resolved() {
        boolean ended = told().stream().anyMatch(delivery -> delivery.event() instanceof IncidentEvent.Resolved);
        return ended && shown().isEmpty() ? this : fail("should have been told of the end" + choice);
    }

    /** It was told that something of this type is over, and nothing of it is open there. */
    public SinkAssert resolved(String type) {
        about(type).resolved();
        return this;
    }

    /** As far as it was told, something is open, and the worst is this bad. */
    public SinkAssert shows(Severity severity) {
        boolean worst = shown().stream().map(IncidentSnapshot::severity).min(Severity::compareTo).stream()
                .anyMatch(severity::equals);
        return worst ? this : fail("should show something open" + choice + ", at worst at " + severity);
    }

    /** As far as it was told, nothing is open. */
    public SinkAssert showsNothing() {
        return shown().isEmpty() ? this : fail("should show nothing open" + choice);
    }

    /**
     * It was told these kinds of events and no others, in this order, such as {@code declared, severity-changed, resolved}.
     *
     * <p>Passed over unless they are named: {@code observed}, {@code reporter-joined}, {@code reporter-left}, {@code
     * state-kept}.
     */
    public SinkAssert wasTold(String... kinds) {
        for (String kind : kinds) {
            if (!IncidentEvent.kinds().contains(kind)) {
                throw new IllegalArgumentException(
                        "\"" + kind + "\" is no kind of event; there are " + IncidentEvent.kinds());
            }
        }
        List<String> wanted = List.of(kinds);
        List<String> heard = told().stream()
                .map(delivery -> delivery.event().kind())
                .filter(kind -> !ROUTINE.contains(kind) || wanted.contains(kind))
                .toList();
        return heard.equals(wanted) ? this : fail("should have been told " + wanted + choice);
    }

    /** It was told nothing at all. */
    public SinkAssert wasToldNothing() {
        return told().isEmpty() ? this : fail("should have been told nothing" + choice);
    }

    /** Something that is open is held back from it, by whatever: it is told when that ends, if it is still open. */
    public SinkAssert held() {
        return holds().isEmpty() ? fail("should have something held back from it" + choice) : this;
    }

    /** Something that is open is held back from it by a silence. */
    public SinkAssert silenced() {
        return held(Hold.Kind.SILENCE);
    }

    /** Something that is open is held back from it by a hold of this kind, such as {@code MAINTENANCE}. */
    public SinkAssert held(Hold.Kind kind) {
        return holds().stream().anyMatch(hold -> hold.kind() == kind)
                ? this
                : fail("should have something held back from it" + choice + " by "
                        + kind.name().toLowerCase(Locale.ROOT));
    }

    /** Something that is open is held back from it by the silence or maintenance window of this name. */
    public SinkAssert heldBy(String id) {
        return holds().stream().anyMatch(hold -> hold.id().equals(id))
                ? this
                : fail("should have something held back from it" + choice + " by " + id);
    }

    private List<Hold> holds() {
        if (context == null) {
            throw new IllegalStateException(
                    "what is held back is known of a sink of rules under test: assertThat(rules).sink(…)");
        }
        return context.holds(chosen);
    }

    private List<Delivery> told() {
        return sink.accepted().stream()
                .filter(delivery -> chosen.test(delivery.incident()))
                .toList();
    }

    /** What its backend would show as open: the last word on each incident. */
    private List<IncidentSnapshot> shown() {
        Map<String, IncidentSnapshot> last = new LinkedHashMap<>();
        told().forEach(delivery -> last.put(delivery.incident().key(), delivery.incident()));
        return last.values().stream().filter(IncidentSnapshot::isOpen).toList();
    }

    private SinkAssert fail(String what) {
        throw new AssertionError(
                name + " " + what + "; it was told" + told(sink) + (context == null ? "" : context.text()));
    }

    /** What it was told, of many the first and the last. */
    static String told(RecordingSink sink) {
        List<String> lines = new ArrayList<>();
        for (Delivery delivery : sink.accepted()) {
            IncidentSnapshot incident = delivery.incident();
            lines.add("  " + delivery.event().stamp().at() + "  " + (delivery.opens() ? "opens " : "      ")
                    + delivery.event().kind() + "  " + incident.type() + Texts.labels(incident.by()) + "  "
                    + incident.severity() + (incident.isOpen() ? "" : ", over") + "\n");
        }
        int failed = sink.attempts().size() - lines.size();
        String attempts = failed == 0 ? "" : "  (" + failed + " attempts were not accepted)\n";
        return (lines.isEmpty() ? " nothing\n" : "\n" + String.join("", Texts.shortened(lines))) + attempts;
    }
}
