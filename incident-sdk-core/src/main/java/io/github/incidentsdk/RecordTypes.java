package io.github.incidentsdk;

import io.github.incidentsdk.lifecycle.IncidentTable;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentType;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Declares records: their types are made known with the first of each, beneath what configuration says. */
final class RecordTypes {

    private static final Logger log = LoggerFactory.getLogger(RecordTypes.class);

    private final IncidentTable table;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    RecordTypes(IncidentTable table) {
        this.table = table;
    }

    /** The name of the type that {@code incident} is of. */
    String typeOf(Record incident) {
        RecordDefinition definition = RecordDefinition.of(incident.getClass());
        String type = definition.type().name();
        if (known.add(incident.getClass().getName())) {
            warnOf(definition, incident.getClass());
            define(definition.type());
        }
        return type;
    }

    IncidentDetails detailsOf(Record incident) {
        IncidentDetails details = new IncidentDetails();
        RecordDefinition.of(incident.getClass()).describe(incident, details);
        return details;
    }

    private void define(IncidentType said) {
        IncidentType configured = table.defined(said.name());
        IncidentType merged = configured == null ? said : RecordDefinition.beneath(configured, said);
        if (configured != null) {
            log.info(
                    "Incident type \"{}\" is both configured and a record: where they differ, the configuration counts.",
                    said.name());
        }
        table.define(merged);
    }

    private static void warnOf(RecordDefinition definition, Class<?> recordClass) {
        for (String problem : definition.problems()) {
            log.warn("{} {}. It is declared with what can be read.", recordClass.getName(), problem);
        }
    }
}
