package io.github.incidentsdk.appender.log4j2;

import io.github.incidentsdk.appender.LoggedError;
import io.github.incidentsdk.appender.LoggedErrors;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.config.plugins.Plugin;
import org.apache.logging.log4j.core.config.plugins.PluginAttribute;
import org.apache.logging.log4j.core.config.plugins.PluginElement;
import org.apache.logging.log4j.core.config.plugins.PluginFactory;
import org.apache.logging.log4j.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Has incidents declared of what is logged at ERROR, by the manager that speaks for {@code Incidents}; a configuration calls it
 * {@code <Incidents name="…"/>}, and it takes a filter and nothing else.
 *
 * <p>What the SDK logs, and what is logged on its threads, is passed over. Costs whoever logs a look into a table and a count: the
 * incident is declared within a second by a thread of the SDK. Errors that are logged before there is a manager wait for it.
 */
@Plugin(name = "Incidents", category = "Core", elementType = "appender")
public final class IncidentAppender extends AbstractAppender {

    private IncidentAppender(String name, @Nullable Filter filter) {
        super(name, filter, null, true, Property.EMPTY_ARRAY);
    }

    /**
     * Makes one that is not started; Log4j calls this for each in a configuration.
     *
     * @param name by which the configuration refers to it
     * @param filter what it passes on; null for all
     */
    @PluginFactory
    public static IncidentAppender create(
            @PluginAttribute(value = "name", defaultString = "Incidents") String name,
            @PluginElement("Filter") @Nullable Filter filter) {
        return new IncidentAppender(name, filter);
    }

    @Override
    public void append(LogEvent event) {
        if (event.getLevel().isMoreSpecificThan(Level.ERROR)
                && !LoggedErrors.isOfTheSdk(event.getLoggerName(), event.getThreadName())) {
            Throwable thrown = event.getThrown();
            String exception = thrown == null ? null : thrown.getClass().getName();
            Message message = event.getMessage();
            LoggedError.Kind kind = LoggedError.Kind.of(event.getLoggerName(), exception, template(message));
            LoggedErrors.shared()
                    .add(
                            kind,
                            () -> new LoggedError(
                                    kind,
                                    exception,
                                    thrown == null ? message.getFormattedMessage() : thrown.getMessage()));
        }
    }

    @SuppressWarnings("deprecation") // of messages that are used again nothing else tells the template
    private static @Nullable String template(Message message) {
        Object[] parameters = message.getParameters();
        return parameters == null || parameters.length == 0 ? null : message.getFormat();
    }
}
