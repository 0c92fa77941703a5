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
import io.github.incidentsdk.model.Link;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Status;
import io.github.incidentsdk.model.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    Verbs(TrackedIncident incident, Actor actor, Counts counts) {
        this.incident = incident;
        this.actor = actor;
        this.counts = counts;
    }

    /** One more report; without effect on an incident that is over. */
    public void observe() {
        observe(new IncidentDetails());
    }

    /** One more report with metrics and tags; without effect on an incident that is over. */
    public void observe(IncidentDetails details) {
        if (!incident.observed(details)) {
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

    public void mitigate(@Nullable String text) {
        incident.act(actor, change -> {
            if (change.after().status() == Status.MITIGATED) {
                counts.add(Ignored.NOTHING_NEW);
                return;
            }
            change.happened(
                    stamp -> new IncidentEvent.Mitigated(stamp, Text.note(text)),
                    next -> next.status(Status.MITIGATED).mitigatedAt(change.now()));
        });
    }

    public void resolve(@Nullable String text) {
        incident.end(actor, Resolution.RESOLVED, Text.note(text), null);
    }

    public void dismiss(@Nullable String reason) {
        incident.end(actor, Resolution.DISMISSED, Text.note(reason), null);
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
    public void review(@Nullable String text) {
        after(Status.REVIEWED, stamp -> new IncidentEvent.Reviewed(stamp, Text.note(text)));
    }

    /** Nothing is left to do about an incident that is over. */
    public void close(@Nullable String text) {
        after(Status.CLOSED, stamp -> new IncidentEvent.Closed(stamp, Text.note(text)));
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

    public void note(@Nullable String text) {
        if (present(text)) {
            incident.actAnyTime(
                    actor,
                    change -> change.happened(stamp -> new IncidentEvent.Noted(stamp, Text.note(text)), next -> {}));
        }
    }

    public void update(@Nullable Audience audience, @Nullable String text) {
        if (audience == null) {
            counts.add(Ignored.BLANK);
        } else if (present(text)) {
            incident.actAnyTime(
                    actor,
                    change -> change.happened(
                            stamp -> new IncidentEvent.Updated(stamp, audience, Text.note(text)), next -> {}));
        }
    }

    public void link(@Nullable String text, @Nullable String url) {
        if (!present(url)) {
            return;
        }
        String bounded = Text.line(url, Text.VALUE);
        Link link = new Link(text == null || text.isBlank() ? bounded : Text.line(text, Text.VALUE), bounded);
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
        String name = Text.line(role, Text.NAME);
        String person = Text.line(who, Text.VALUE);
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

    public void changeNearby(@Nullable String kind, @Nullable String text) {
        if (present(kind)) {
            incident.actAnyTime(
                    actor,
                    change -> change.happened(
                            stamp -> new IncidentEvent.ChangeNearby(stamp, Text.line(kind, Text.NAME), Text.note(text)),
                            next -> {}));
        }
    }

    /** Sets the severity over what the claims say; null gives it back to them. */
    public void severity(@Nullable Severity severity, @Nullable String reason) {
        incident.act(actor, change -> {
            if (change.after().setSeverity() == severity) {
                counts.add(Ignored.NOTHING_NEW);
            } else {
                change.severitySet(severity, Text.note(reason));
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
            String bounded = Text.line(component, Text.VALUE);
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
            Cause cause = Cause.of(thrown).bounded();
            incident.actAnyTime(
                    actor,
                    change -> change.happened(
                            stamp -> new IncidentEvent.CauseLearned(stamp, cause), next -> next.cause(cause)));
        }
    }

    private boolean present(@Nullable String text) {
        if (text == null || text.isBlank()) {
            counts.add(Ignored.BLANK);
            return false;
        }
        return true;
    }
}
