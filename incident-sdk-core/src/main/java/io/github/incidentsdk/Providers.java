package io.github.incidentsdk;

import java.util.Iterator;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds providers: this library's own, and those of the application and its libraries. */
final class Providers<T> {

    private static final Logger log = LoggerFactory.getLogger(IncidentManager.class);

    /** A service file that cannot be read may fail for ever; nobody has that many broken providers. */
    private static final int MOST_FAILURES = 100;

    private final Map<String, T> byType = new TreeMap<>();
    private final Function<T, String> type;
    private int failures;

    private Providers(Function<T, String> type) {
        this.type = type;
    }

    /** Every provider that can be loaded, by its type; one that cannot is reported and the others are used. */
    static <T> Map<String, T> load(Class<T> kind, Function<T, String> type) {
        Providers<T> found = new Providers<>(type);
        found.load(ServiceLoader.load(kind, Providers.class.getClassLoader()));
        found.load(ServiceLoader.load(kind)); // of the thread's own class loader
        return found.byType;
    }

    private void load(ServiceLoader<T> loader) {
        Iterator<T> providers = loader.iterator();
        boolean more = true;
        while (more && failures < MOST_FAILURES) {
            more = loadNext(providers);
        }
    }

    private boolean loadNext(Iterator<T> providers) {
        try {
            if (!providers.hasNext()) {
                return false;
            }
            T provider = providers.next();
            byType.putIfAbsent(type.apply(provider), provider);
        } catch (ServiceConfigurationError | LinkageError | RuntimeException broken) {
            failures++;
            log.warn("A provider of sinks or sources could not be loaded; its type is not known.", broken);
        }
        return true;
    }
}
