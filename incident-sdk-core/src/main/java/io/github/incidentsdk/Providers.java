package io.github.incidentsdk;

import io.github.incidentsdk.sink.IncidentSinkProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the providers of sinks: this library's own, and those of the application and its libraries. */
final class Providers {

    private static final Logger log = LoggerFactory.getLogger(IncidentManager.class);

    /** A service file that cannot be read may fail for ever; nobody has that many broken providers. */
    private static final int MOST_FAILURES = 100;

    private final Map<String, IncidentSinkProvider> byType = new TreeMap<>();
    private int failures;

    private Providers() {}

    /** Every provider that can be loaded, by its type; one that cannot is reported and the others are used. */
    static Map<String, IncidentSinkProvider> load() {
        Providers found = new Providers();
        found.load(ServiceLoader.load(IncidentSinkProvider.class, Providers.class.getClassLoader()));
        found.load(ServiceLoader.load(IncidentSinkProvider.class)); // of the thread's own class loader
        return found.byType;
    }

    private void load(ServiceLoader<IncidentSinkProvider> loader) {
        Iterator<IncidentSinkProvider> providers = loader.iterator();
        boolean more = true;
        while (more && failures < MOST_FAILURES) {
            more = loadNext(providers);
        }
    }

    private boolean loadNext(Iterator<IncidentSinkProvider> providers) {
        try {
            if (!providers.hasNext()) {
                return false;
            }
            IncidentSinkProvider provider = providers.next();
            byType.putIfAbsent(provider.type(), provider);
        } catch (ServiceConfigurationError | LinkageError | RuntimeException broken) {
            failures++;
            log.warn("A provider of sinks could not be loaded; its type is not known.", broken);
        }
        return true;
    }
}
