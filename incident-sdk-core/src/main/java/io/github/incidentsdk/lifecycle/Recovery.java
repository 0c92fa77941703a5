package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.SelfReported;
import org.jspecify.annotations.Nullable;

/** Goes on with incidents that an earlier process, or another one that is gone, has left. */
final class Recovery {

    /** Why claims end whose process is gone. */
    private static final String INSTANCE_GONE = "instance gone";

    private final Living living;
    private final Types types;
    private final Register register;
    private final Twins twins;

    Recovery(Living living, Types types, Register register, Twins twins) {
        this.living = living;
        this.types = types;
        this.register = register;
        this.twins = twins;
    }

    /** See {@link IncidentTable#restore}. */
    TrackedIncident restore(IncidentSnapshot kept) {
        TrackedIncident incident = takeUp(kept);
        if (kept.isOpen() && !incident.snapshot().id().equals(kept.id())) {
            twins.add(track(kept));
        }
        return incident;
    }

    /** See {@link IncidentTable#inherit}. */
    @Nullable
    TrackedIncident inherit(IncidentSnapshot kept) {
        TrackedIncident known = register.at(kept.key());
        if (known != null) {
            boolean isSame = known.snapshot().id().equals(kept.id());
            if (isSame && known.snapshot().seq() >= kept.seq()) {
                return null;
            }
            if (!isSame && !kept.isOpen()) {
                twins.remove(kept.id());
                return null;
            }
            if (!known.yields(kept)) {
                twins.add(track(kept));
                Twins.join(kept, known);
                return null;
            }
            register.drop(known);
        }
        TrackedIncident incident = takeUp(kept);
        if (SelfReported.isOwn(kept.type()) && incident.isOpen()) {
            incident.releaseAll(INSTANCE_GONE);
        }
        endIfGone(incident);
        return incident.isOpen() ? incident : null;
    }

    /** Ends what is about an instance other than this one. */
    void endWhatIsGone() {
        for (TrackedIncident incident : register.all()) {
            endIfGone(incident);
        }
    }

    private void endIfGone(TrackedIncident incident) {
        String instance = incident.snapshot().instance();
        if (instance != null && !instance.equals(living.settings().instance()) && incident.isOpen()) {
            incident.releaseAll(INSTANCE_GONE);
        }
    }

    private TrackedIncident takeUp(IncidentSnapshot kept) {
        return register.at(kept.key(), () -> track(kept));
    }

    private TrackedIncident track(IncidentSnapshot kept) {
        return new TrackedIncident(living, types.named(kept.type()), kept);
    }
}
