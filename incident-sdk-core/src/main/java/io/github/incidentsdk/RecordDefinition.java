package io.github.incidentsdk;

import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Preparation;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a record class says about an incident type, read once. */
final class RecordDefinition {

    private static final ClassValue<RecordDefinition> CACHE = new ClassValue<>() {
        @Override
        protected RecordDefinition computeValue(Class<?> recordClass) {
            return new RecordReader(recordClass).definition();
        }
    };

    private final IncidentType type;
    private final List<RecordPart> parts;
    private final List<String> problems;

    RecordDefinition(IncidentType type, List<RecordPart> parts, List<String> problems) {
        this.type = type;
        this.parts = List.copyOf(parts);
        this.problems = List.copyOf(problems);
    }

    /** The definition of a record class, whatever is wrong with it; see {@link #problems()}. */
    static RecordDefinition of(Class<?> recordClass) {
        return CACHE.get(recordClass);
    }

    IncidentType type() {
        return type;
    }

    /** What is wrong with the class, each as the end of a sentence that begins with its name. */
    List<String> problems() {
        return problems;
    }

    /** Says what the components of {@code incident} hold; one that cannot be read is left out, and {@code broken} told why. */
    void describe(Record incident, IncidentDetails details, Consumer<Throwable> broken) {
        parts.forEach(part -> part.describe(incident, details, broken));
    }

    /** The type as configured, with what the record says where the configuration says nothing. */
    IncidentType beneath(IncidentType configured) {
        return beneath(configured, type);
    }

    /** {@code configured}, with what {@code said} has where it says nothing. */
    static IncidentType beneath(IncidentType configured, IncidentType said) {
        IncidentType.Builder merged = configured.toBuilder();
        if (!saysTitle(configured)) {
            merged.title(said.title());
        }
        if (configured.by().isEmpty()) {
            merged.by(said.by());
        }
        if (configured.owner() == null && said.owner() != null) {
            merged.owner(said.owner());
        }
        if (configured.category() == null && said.category() != null) {
            merged.category(said.category());
        }
        if (configured.scope() == null && said.scope() != null) {
            merged.scope(said.scope());
        }
        if (configured.policy().isEmpty()) {
            said.policy().forEach(line -> merged.severity(line.severity(), line.condition()));
        }
        if (configured.preparation().equals(Preparation.NONE)) {
            merged.prepared(said.preparation());
        }
        return merged.restricted(configured.restricted() || said.restricted()).build();
    }

    /** Whether the configuration says something else than the record, which then counts for nothing. */
    boolean contradicts(IncidentType configured) {
        return (saysTitle(configured) && saysTitle(type) && !configured.title().equals(type.title()))
                || (!configured.by().isEmpty() && !configured.by().equals(type.by()))
                || differ(configured.owner(), type.owner())
                || differ(configured.category(), type.category());
    }

    private static boolean saysTitle(IncidentType type) {
        return !type.title().equals(type.name());
    }

    private static boolean differ(@Nullable String configured, @Nullable String said) {
        return configured != null && said != null && !configured.equals(said);
    }
}
