package io.github.incidentsdk.sink.slack;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.CustomerImpact;
import io.github.incidentsdk.model.IncidentSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What somebody who was woken up wants to know of an incident, most urgent first; what is not known is not there. */
final class Facts {

    /** How links and tags are called that hold what to do. */
    private static final Set<String> RUNBOOK = Set.of("runbook", "runbook_url");

    private final IncidentSnapshot incident;
    private final List<String> fields = new ArrayList<>();

    Facts(IncidentSnapshot incident) {
        this.incident = incident;
    }

    /** Each at most 2,000 characters long. */
    List<String> fields() {
        fields.clear();
        field("Status", this::status);
        field("Severity", this::severity);
        field("Waiting for", this::waiting);
        field("Owner", text -> ifKnown(text, incident.owner()));
        field("Runbook", this::runbook);
        field(
                "By",
                text -> incident.by().forEach((name, value) -> named(text, name).say(value)));
        field(
                "Metrics",
                text -> incident.metrics()
                        .forEach((name, value) -> named(text, name).say(Words.of(value.doubleValue()))));
        field("Held by", text -> incident.claims().forEach(claim -> claim(text, claim)));
        field("Service", this::service);
        field("Customers notice", this::impact);
        field(
                "Roles",
                text -> incident.roles()
                        .forEach((role, who) -> named(text, role).say(who)));
        field("Links", this::links);
        field("Tags", this::tags);
        return List.copyOf(fields);
    }

    /** Adds a field, unless nothing is written below its name. */
    private void field(String name, Consumer<Mrkdwn> lines) {
        Mrkdwn text = new Mrkdwn(Blocks.FIELD).mark("*" + name + "*");
        int before = text.length();
        lines.accept(text);
        if (text.length() > before) {
            fields.add(text.toString());
        }
    }

    private void status(Mrkdwn text) {
        text.line().say(Words.of(incident.status()));
        Actor who = incident.isOpen() ? incident.acknowledgedBy() : incident.resolvedBy();
        if (who != null) {
            text.say(incident.isOpen() ? ", taken by " : " by ").say(Words.of(who));
        }
        Instant when = since();
        if (when != null) {
            text.say(", " + Words.of(when));
        }
    }

    private @Nullable Instant since() {
        return switch (incident.status()) {
            case DECLARED -> null;
            case ACKNOWLEDGED -> incident.acknowledgedAt();
            case MITIGATED -> incident.mitigatedAt();
            case RESOLVED, REVIEWED, CLOSED -> incident.resolvedAt();
        };
    }

    private void severity(Mrkdwn text) {
        text.line().say(incident.severity().name());
        if (incident.setSeverity() != null) {
            text.say(", set by hand; the claims say " + incident.claimedSeverity());
        }
    }

    private void waiting(Mrkdwn text) {
        if (incident.waitingFor() != null) {
            text.line().say(incident.waitingFor());
            if (incident.waitingSince() != null) {
                text.say(", since " + Words.of(incident.waitingSince()));
            }
        }
    }

    private void runbook(Mrkdwn text) {
        incident.links().stream()
                .filter(link -> isRunbook(link.text()))
                .forEach(link -> text.line().link(link.url()));
        incident.tags().forEach((name, value) -> {
            if (isRunbook(name)) {
                text.line().link(value);
            }
        });
    }

    private void links(Mrkdwn text) {
        incident.links().stream()
                .filter(link -> !isRunbook(link.text()))
                .forEach(link -> named(text, link.text()).link(link.url()));
    }

    private void tags(Mrkdwn text) {
        incident.tags().forEach((name, value) -> {
            if (!isRunbook(name)) {
                named(text, name).link(value);
            }
        });
    }

    private static boolean isRunbook(String name) {
        return RUNBOOK.stream().anyMatch(name::equalsIgnoreCase);
    }

    private void claim(Mrkdwn text, Claim claim) {
        named(text, Words.of(claim.reporter())).say(claim.severity().name());
        claim.metrics().forEach((name, value) -> text.say(", " + name + " " + Words.of(value.doubleValue())));
        text.say(", since " + Words.of(claim.since()) + (claim.holds() ? "" : " (overruled)"));
    }

    private void service(Mrkdwn text) {
        text.line().say(incident.service());
        if (incident.component() != null) {
            text.say(", " + incident.component());
        }
        if (incident.instance() != null) {
            text.say(", on " + incident.instance());
        }
    }

    private void impact(Mrkdwn text) {
        if (incident.customerImpact() != CustomerImpact.UNKNOWN) {
            text.line().say(Words.of(incident.customerImpact()));
        }
    }

    private static Mrkdwn named(Mrkdwn text, String name) {
        return text.line().say(name + ": ");
    }

    private static void ifKnown(Mrkdwn text, @Nullable String words) {
        if (words != null) {
            text.line().say(words);
        }
    }
}
