package io.github.incidentsdk.sink;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Fails a test in which anything that was logged, at whatever level and by whomever, holds {@code CANARY}. */
public final class SilentLog implements BeforeEachCallback, AfterEachCallback {

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private Level usual;

    @Override
    public void beforeEach(ExtensionContext context) {
        logged.list.clear();
        logged.start();
        usual = root().getLevel();
        root().setLevel(Level.DEBUG);
        root().addAppender(logged);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        root().detachAppender(logged);
        root().setLevel(usual);
        assertThat(String.join("\n", lines())).doesNotContain("CANARY");
    }

    /** What was logged so far by others than the server that plays the backend. */
    public List<String> lines() {
        return List.copyOf(logged.list).stream()
                .filter(event -> !event.getLoggerName().startsWith("org.eclipse.jetty")
                        && !event.getLoggerName().startsWith("wiremock"))
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
