package io.github.incidentsdk.sink.log;

import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Writes one line per event to the host's log.
 *
 * <p>An opening, a reopening and a change of severity are logged by severity: SEV1 and SEV2 as errors, SEV3 as a warning, the
 * rest as information, each opening with what was known before. Observations are logged at debug, everything else as information,
 * digests in one line too.
 */
public final class LogSink implements IncidentSink {

    /** The logger's name unless another is set. */
    public static final String LOGGER = "io.github.incidentsdk.incidents";

    private final Logger log;
    private final Levels levels;

    LogSink(String logger, Map<String, Level> levels) {
        this.log = LoggerFactory.getLogger(logger);
        this.levels = new Levels(levels);
    }

    /** Logs to {@link #LOGGER} at the usual levels. */
    public static LogSink ofDefaults() {
        return new LogSink(LOGGER, Map.of());
    }

    @Override
    public DeliveryOutcome deliver(Delivery delivery) {
        if (delivery.digest().isPresent()) {
            log.info(LogLine.of(delivery.digest().get()));
            return DeliveryOutcome.accepted();
        }
        Level level = levels.of(delivery.event(), delivery.incident());
        if (log.isEnabledForLevel(level)) {
            log.makeLoggingEventBuilder(level).log(LogLine.of(delivery));
        }
        return DeliveryOutcome.accepted();
    }

    @Override
    public boolean knowsIncidentsById() {
        return true;
    }
}
