package io.github.incidentsdk;

import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.model.IncidentType;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The types that records stand for: made known with the first record of each, beneath what configuration says. */
final class RecordTypes {

    private static final Logger log = LoggerFactory.getLogger(RecordTypes.class);

    private final IncidentTable table;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    RecordTypes(IncidentTable table) {
        this.table = table;
    }

    /** What the class of {@code incident} says; from now on the table knows its type. */
    RecordDefinition of(Record incident) {
        Class<?> recordClass = incident.getClass();
        RecordDefinition definition = RecordDefinition.of(recordClass);
        if (!known.contains(recordClass.getName())) {
            IncidentType configured = table.defined(definition.type().name());
            // Before it counts as known, or another thread could declare a type that nobody has defined yet.
            table.define(configured == null ? definition.type() : definition.beneath(configured));
            if (known.add(recordClass.getName())) {
                report(definition, recordClass, configured);
            }
        }
        return definition;
    }

    private static void report(RecordDefinition definition, Class<?> recordClass, @Nullable IncidentType configured) {
        for (String problem : definition.problems()) {
            log.warn("{} {}. It is declared with what can be read.", recordClass.getName(), problem);
        }
        if (configured != null && definition.contradicts(configured)) {
            log.info(
                    "Incident type \"{}\" is configured otherwise than {} says: the configuration counts.",
                    configured.name(),
                    recordClass.getName());
        }
    }
}
