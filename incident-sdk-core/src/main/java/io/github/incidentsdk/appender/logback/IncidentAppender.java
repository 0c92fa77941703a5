package io.github.incidentsdk.appender.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import io.github.incidentsdk.appender.LoggedError;
import io.github.incidentsdk.appender.LoggedErrors;
import org.jspecify.annotations.Nullable;

/**
 * Has incidents declared of what is logged at ERROR, by the manager that speaks for {@code Incidents}; has no settings.
 *
 * <p>What the SDK logs, and what is logged on its threads, is passed over. Costs whoever logs a look into a table and a count: the
 * incident is declared within a second by a thread of the SDK. Errors that are logged before there is a manager wait for it.
 */
public final class IncidentAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel().isGreaterOrEqual(Level.ERROR)
                && !LoggedErrors.isOfTheSdk(event.getLoggerName(), event.getThreadName())) {
            IThrowableProxy thrown = event.getThrowableProxy();
            String exception = thrown == null ? null : thrown.getClassName();
            LoggedError.Kind kind = LoggedError.Kind.of(event.getLoggerName(), exception, template(event));
            LoggedErrors.shared()
                    .add(
                            kind,
                            () -> new LoggedError(
                                    kind,
                                    exception,
                                    thrown == null ? event.getFormattedMessage() : thrown.getMessage()));
        }
    }

    private static @Nullable String template(ILoggingEvent event) {
        Object[] arguments = event.getArgumentArray();
        return arguments == null || arguments.length == 0 ? null : event.getMessage();
    }
}
