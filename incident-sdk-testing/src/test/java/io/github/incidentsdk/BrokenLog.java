package io.github.incidentsdk;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/** A host whose log throws at whoever logs. */
final class BrokenLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.incidentsdk");
    private volatile boolean asked;

    BrokenLog() {
        setContext(logger.getLoggerContext());
        start();
        logger.addAppender(this);
    }

    boolean wasAsked() {
        return asked;
    }

    /** In place of the base class's method, which would catch. */
    @Override
    public synchronized void doAppend(ILoggingEvent event) {
        asked = true;
        throw new IllegalStateException("the log is broken");
    }

    @Override
    protected void append(ILoggingEvent event) {}

    @Override
    public void close() {
        logger.detachAppender(this);
    }
}
