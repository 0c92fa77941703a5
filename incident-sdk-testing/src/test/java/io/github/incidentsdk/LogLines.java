package io.github.incidentsdk;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What the SDK says to the host's log while this is open. */
final class LogLines implements AutoCloseable {

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.incidentsdk");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    private final boolean additive = logger.isAdditive();

    /** Of which nothing reaches the console meanwhile. */
    static LogLines alone() {
        LogLines lines = new LogLines();
        lines.logger.setAdditive(false);
        return lines;
    }

    LogLines() {
        appender.setContext(logger.getLoggerContext());
        appender.start();
        logger.addAppender(appender);
    }

    /** The messages from warnings upwards. */
    List<String> warnings() {
        return messages(Level.WARN);
    }

    List<String> messages(Level from) {
        return lines(from).stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    /** The messages of the exceptions that came with warnings. */
    List<String> exceptions() {
        return lines(Level.WARN).stream()
                .map(ILoggingEvent::getThrowableProxy)
                .filter(thrown -> thrown != null)
                .map(IThrowableProxy::getMessage)
                .toList();
    }

    private List<ILoggingEvent> lines(Level from) {
        synchronized (appender) { // as the appender does itself
            return List.copyOf(appender.list).stream()
                    .filter(line -> line.getLevel().isGreaterOrEqual(from))
                    .toList();
        }
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
        logger.setAdditive(additive);
    }
}
