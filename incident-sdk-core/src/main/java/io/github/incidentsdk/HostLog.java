package io.github.incidentsdk;

import io.github.incidentsdk.appender.LoggedError;
import io.github.incidentsdk.appender.LoggedErrors;
import io.github.incidentsdk.config.numbers.LoggedErrorsConfig;
import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.lifecycle.LoggedClaims;
import io.github.incidentsdk.lifecycle.TrackedIncident;
import io.github.incidentsdk.model.Cause;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.time.TimeSource;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Declares what appenders heard in the host's log, while this manager speaks for the facade. */
final class HostLog {

    private static final Logger log = LoggerFactory.getLogger(IncidentManager.class);
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(1);

    private final LoggedClaims claims;
    private final long begun;
    private boolean saidNobody;

    private HostLog(LoggedClaims claims, long nowNanos) {
        this.claims = claims;
        this.begun = nowNanos;
    }

    static HostLog of(LoggedErrorsConfig config, IncidentTable table, TimeSource time) {
        LoggedClaims.Limits limits = new LoggedClaims.Limits(config.keep(), config.most());
        return new HostLog(new LoggedClaims(table, time, limits), time.nanos());
    }

    void restore(TrackedIncident incident) {
        claims.restore(incident);
    }

    /** Takes what waits, where that is for this manager. */
    void take(Parts parts) {
        if (Door.isSpeaker(parts)) {
            LoggedErrors.shared().takeAll(this::declare);
        }
    }

    /** Lets time pass; called by one thread. */
    void tick(Parts parts, long nowNanos) {
        take(parts);
        claims.tick(nowNanos);
        if (!saidNobody
                && nowNanos - begun > PATIENCE
                && !Door.hasSpeaker()
                && !LoggedErrors.shared().isEmpty()) {
            saidNobody = true;
            log.warn("An appender of the log has errors that no manager takes: say Incidents.install(manager).");
        }
    }

    private void declare(LoggedError error, long times) {
        IncidentDetails details = new IncidentDetails();
        if (error.exception() != null) {
            details.cause(new Cause(error.exception(), error.said(), null));
        } else {
            details.tag("message", error.said());
        }
        claims.logged(error.kind().logger(), error.kind().error(), details, times);
    }
}
