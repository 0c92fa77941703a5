package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentKey;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Redaction;
import io.github.incidentsdk.model.Scope;
import io.github.incidentsdk.model.SelfReported;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads a reporter to the incident that it names, here or at the manager that took this one's place; for all threads. */
final class Lookup {

    private static final Logger log = LoggerFactory.getLogger(Lookup.class);

    private final Living living;
    private final Types types;
    private final Identity identity;
    private final Register register;
    private volatile @Nullable Lookup successor;
    private volatile boolean warnedOfCap;

    Lookup(Living living, Types types, Identity identity, Register register) {
        this.living = living;
        this.types = types;
        this.identity = identity;
        this.register = register;
    }

    /** A name that data may have made; one that somebody defined is no data. */
    String nameOf(String type) {
        return living.redaction() == Redaction.NONE || types.defined(type) != null
                ? type
                : living.redaction().identity("type", type);
    }

    /** Finds or makes the incident and tells it; tries again when it was forgotten in between. */
    @Nullable
    TrackedIncident reach(
            String type,
            IncidentDetails details,
            Scope otherwise,
            boolean drill,
            BiPredicate<TrackedIncident, IncidentDetails> tell) {
        Lookup later = successor;
        if (later != null) {
            return later.reach(type, details, otherwise, drill, tell);
        }
        while (true) {
            Name.Given name = new Name.Given(type, details.by(), drill);
            TrackedIncident incident = register.named(name.type(), name.by(), name.drill());
            if (incident == null) {
                incident = byNewName(name, details, otherwise);
            }
            if (incident == null) {
                return null;
            }
            if (tell.test(incident, details)) {
                later = successor; // it may have been set after the other manager looked for what is open here
                return later == null ? incident : later.adopt(incident);
            }
            register.drop(incident);
        }
    }

    private @Nullable TrackedIncident byNewName(Name.Given name, IncidentDetails details, Scope otherwise) {
        KnownType type = types.named(name.type());
        identity.extraAsTags(type.type(), details);
        IncidentKey key = identity.keyOf(type.type(), name.by(), otherwise, name.drill());
        String text = key.text();
        TrackedIncident incident = inEitherScope(register.at(text), type.type(), name, otherwise);
        if (incident == null) {
            boolean ofItself = SelfReported.isOwn(key.type());
            if (!ofItself
                    && !register.hasRoom(
                            name.drill(), living.settings().limits().open())) {
                overCap();
                return null;
            }
            incident = register.at(text, () -> new TrackedIncident(living, type, Openings.place(text, key)));
        }
        register.name(incident, name);
        return incident;
    }

    /**
     * Where the type leaves the scope to the reporter, whoever came first chose it and the others join, also after a restart: a
     * second incident of the same values would be told of twice.
     */
    private @Nullable TrackedIncident inEitherScope(
            @Nullable TrackedIncident own, IncidentType type, Name.Given name, Scope otherwise) {
        if (type.scope() != null || (own != null && own.isOpen())) {
            return own;
        }
        Scope another = otherwise == Scope.SERVICE ? Scope.INSTANCE : Scope.SERVICE;
        TrackedIncident other = register.at(
                identity.keyOf(type, name.by(), another, name.drill()).text());
        return own == null || (other != null && other.isOpen()) ? other : own;
    }

    private void overCap() {
        living.counts().add(Ignored.OVER_CAP);
        if (!warnedOfCap) {
            warnedOfCap = true;
            log.warn(
                    "{} incidents{} are open or just ended, the most that are kept: no new one begins until some are"
                            + " over. Look for a `by` value that takes many values{}.",
                    register.size(),
                    identity.isOfShadows() ? " of rules in shadow mode" : "",
                    identity.isOfShadows() ? "" : ", or raise limits.open-incidents");
        }
    }

    /** Goes on with what {@code earlier} has; whoever still looks there is led here from now on. */
    void takeOver(Lookup earlier) {
        earlier.successor = this;
        earlier.register.all().forEach(this::adopt);
    }

    private TrackedIncident adopt(TrackedIncident before) {
        TrackedIncident here = before.handOver(snapshot -> {
            TrackedIncident next = null;
            for (Claim claim : snapshot.claims()) {
                if (claim.holds()) {
                    next = reach(
                            nameOf(snapshot.type()),
                            Handover.detailsOf(snapshot, claim).redacted(living.redaction()),
                            Scope.SERVICE,
                            snapshot.drill(),
                            (incident, details) -> incident.report(claim.reporter(), details));
                }
            }
            return next;
        });
        return here == null ? before : here;
    }
}
