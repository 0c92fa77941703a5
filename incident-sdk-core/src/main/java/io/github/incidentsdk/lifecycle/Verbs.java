package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.Cause;
import io.github.incidentsdk.model.CustomerImpact;
import io.github.incidentsdk.model.DetectedBy;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentEvent.Fact;
import io.github.incidentsdk.model.IncidentSnapshotBuilder;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Link;
import io.github.incidentsdk.model.PlaybookStep;
import io.github.incidentsdk.model.Redaction;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Status;
import io.github.incidentsdk.model.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What code and people do with an incident; never throws, and what has no effect is counted. */
public final class Verbs {

    private static final int MOST_LINKS = 16;
    private static final int MOST_ROLES = 16;

    private final TrackedIncident incident;
    private final Actor actor;
    private final Counts counts;
    private final Redaction redaction;
    private final Types types;

    Verbs(TrackedIncident incident, Actor actor, Living living, Types types) {
        this.incident = incident;
        this.actor = actor;
        this.counts = living.counts();
        this.redaction = living.redaction();
        this.types = types;
    }

    /** One more report; without effect on an incident that is over. */
    public void observe() {
        observe(new IncidentDetails());
    }

    /** One more report with metrics and tags; without effect on an incident that is over. */
    public void observe(IncidentDetails details) {
        if (!incident.observed(details.redacted(redaction))) {
            counts.add(Ignored.NOT_OPEN);
        }
    }

    public void acknowledge() {
        incident.act(actor, change -> {
            if (change.after().acknowledgedAt() != null) {
                counts.add(Ignored.NOTHING_NEW);
                return;
            }
            boolean first = change.after().status() == Status.DECLARED;
            change.happened(IncidentEvent.Acknowledged::new, next -> {
                next.acknowledgedAt(change.now())
                        .acknowledgedBy(actor)
                        .acknowledgedSeverity(change.after().severity());
                if (first) {
                    next.status(Status.ACKNOWLEDGED);
                }
            });
        });
    }

    public void mitigate(@Nullable String given) {
        String text = kept(given);
        incident.act(actor, change -> {
            if (change.after().status() == Status.MITIGATED) {
                counts.add(Ignored.NOTHING_NEW);
                return;
            }
            change.happened(
                    stamp -> new IncidentEvent.Mitigated(stamp, text),
                    next -> next.status(Status.MITIGATED).mitigatedAt(change.now()));
        });
    }

    public void resolve(@Nullable String text) {
        incident.end(actor, Resolution.RESOLVED, kept(text), null);
    }

    public void dismiss(@Nullable String reason) {
        incident.end(actor, Resolution.DISMISSED, kept(reason), null);
    }

    public void duplicateOf(@Nullable String key) {
        if (key != null && key.equals(incident.key())) {
            counts.add(Ignored.NOTHING_NEW); // an incident cannot go on under itself
        } else if (present(key)) {
            String bounded = Text.line(key, Text.NAME);
            incident.end(actor, Resolution.DUPLICATE, "duplicate of " + bounded, bounded);
        }
    }

    /** Tells the review's outcome of an incident that is over. */
    public void review(@Nullable String given) {
        String text = kept(given);
        after(Status.REVIEWED, stamp -> new IncidentEvent.Reviewed(stamp, text));
    }

    /** Nothing is left to do about an incident that is over. */
    public void close(@Nullable String given) {
        String text = kept(given);
        after(Status.CLOSED, stamp -> new IncidentEvent.Closed(stamp, text));
    }

    private void after(Status status, Function<IncidentEvent.Stamp, IncidentEvent> event) {
        incident.actAnyTime(actor, change -> {
            if (change.after().isOpen()) {
                counts.add(Ignored.STILL_OPEN);
            } else if (change.after().status().compareTo(status) >= 0) {
                counts.add(Ignored.NOTHING_NEW);
            } else {
                change.happened(event, next -> next.status(status));
            }
        });
    }

    public void note(@Nullable String given) {
        if (present(given)) {
            String text = kept(given);
            incident.actAnyTime(
                    actor, change -> change.happened(stamp -> new IncidentEvent.Noted(stamp, text), next -> {}));
        }
    }

    public void update(@Nullable Audience audience, @Nullable String given) {
        if (audience == null) {
            counts.add(Ignored.BLANK);
        } else if (present(given)) {
            String text = kept(given);
            incident.actAnyTime(
                    actor,
                    change -> change.happened(stamp -> new IncidentEvent.Updated(stamp, audience, text), next -> {}));
        }
    }

    public void link(@Nullable String text, @Nullable String url) {
        if (!present(url)) {
            return;
        }
        String bounded = line("link", url);
        Link link = new Link(text == null || text.isBlank() ? bounded : line("link", text), bounded);
        incident.actAnyTime(actor, change -> {
            List<Link> links = new ArrayList<>(change.after().links());
            boolean room = links.size() < MOST_LINKS;
            if (room) {
                links.add(link);
            }
            change.happened(stamp -> new IncidentEvent.Linked(stamp, link), next -> {
                next.links(links);
                if (!room) {
                    next.cut(true);
                }
            });
        });
    }

    public void role(@Nullable String role, @Nullable String who) {
        if (!present(role) || !present(who)) {
            return;
        }
        String name = Text.line(line("role", role), Text.NAME);
        String person = line("role", who);
        incident.actAnyTime(actor, change -> {
            Map<String, String> roles = new LinkedHashMap<>(change.after().roles());
            boolean room = roles.size() < MOST_ROLES || roles.containsKey(name);
            if (room) {
                roles.put(name, person);
            }
            change.happened(stamp -> new IncidentEvent.RoleTaken(stamp, name, person), next -> {
                next.roles(roles);
                if (!room) {
                    next.cut(true);
                }
            });
        });
    }

    /** A step of the playbook is done; {@code number} counts from 1. */
    public void step(int number) {
        IncidentType type = types.defined(incident.snapshot().type());
        List<PlaybookStep> playbook =
                type == null ? List.of() : type.preparation().playbook();
        if (number < 1 || number > playbook.size()) {
            counts.add(Ignored.NO_SUCH_STEP);
            return;
        }
        String text = playbook.get(number - 1).text();
        incident.act(actor, change -> {
            List<String> done = new ArrayList<>(change.after().stepsDone());
            if (done.contains(text)) {
                counts.add(Ignored.NOTHING_NEW);
                return;
            }
            done.add(text);
            change.happened(stamp -> new IncidentEvent.StepDone(stamp, number, text), next -> next.stepsDone(done));
        });
    }

    /** The responders wait for {@code what}, or for nothing any more when it is null. */
    public void waiting(@Nullable String what) {
        if (what != null && !present(what)) {
            return;
        }
        String bounded = what == null ? null : line("waiting", what);
        incident.act(actor, change -> {
            if (Objects.equals(bounded, change.after().waitingFor())) {
                counts.add(Ignored.NOTHING_NEW);
            } else {
                change.happened(
                        stamp -> new IncidentEvent.Waiting(stamp, bounded),
                        next -> next.waitingFor(bounded).waitingSince(bounded == null ? null : change.now()));
            }
        });
    }

    public void changeNearby(@Nullable String kind, @Nullable String given) {
        if (present(kind)) {
            String name = Text.line(line("change", kind), Text.NAME);
            String text = kept(given);
            incident.actAnyTime(
                    actor,
                    change -> change.happened(stamp -> new IncidentEvent.ChangeNearby(stamp, name, text), next -> {}));
        }
    }

    /** Sets the severity over what the claims say; null gives it back to them. */
    public void severity(@Nullable Severity severity, @Nullable String given) {
        String reason = kept(given);
        incident.act(actor, change -> {
            if (change.after().setSeverity() == severity) {
                counts.add(Ignored.NOTHING_NEW);
            } else {
                change.severitySet(severity, reason);
            }
        });
    }

    public void startedAt(@Nullable Instant startedAt) {
        if (startedAt == null) {
            counts.add(Ignored.BLANK);
        } else {
            learned(Fact.STARTED_AT, startedAt.toString(), next -> next.startedAt(startedAt));
        }
    }

    public void detectedBy(@Nullable DetectedBy detectedBy) {
        if (detectedBy == null) {
            counts.add(Ignored.BLANK);
        } else {
            learned(Fact.DETECTED_BY, detectedBy.name(), next -> next.detectedBy(detectedBy));
        }
    }

    public void customerImpact(@Nullable CustomerImpact impact) {
        if (impact == null) {
            counts.add(Ignored.BLANK);
        } else {
            learned(Fact.CUSTOMER_IMPACT, impact.name(), next -> next.customerImpact(impact));
        }
    }

    public void component(@Nullable String component) {
        if (present(component)) {
            String bounded = line("component", component);
            learned(Fact.COMPONENT, bounded, next -> next.component(bounded));
        }
    }

    private void learned(Fact fact, String value, Consumer<IncidentSnapshotBuilder> edit) {
        incident.actAnyTime(
                actor, change -> change.happened(stamp -> new IncidentEvent.FactLearned(stamp, fact, value), edit));
    }

    public void cause(@Nullable Throwable thrown) {
        if (thrown == null) {
            counts.add(Ignored.BLANK);
        } else {
            Cause cause = Cause.of(thrown).bounded().redacted(redaction);
            incident.actAnyTime(
                    actor,
                    change -> change.happened(
                            stamp -> new IncidentEvent.CauseLearned(stamp, cause), next -> next.cause(cause)));
        }
    }

    private String kept(@Nullable String text) {
        return Text.note(redaction.text("note", Text.note(text)));
    }

    private String line(String where, @Nullable String text) {
        return Text.line(redaction.text(where, Text.line(text, Text.VALUE)), Text.VALUE);
    }

    private boolean present(@Nullable String text) {
        if (text == null || text.isBlank()) {
            counts.add(Ignored.BLANK);
            return false;
        }
        return true;
    }
}
