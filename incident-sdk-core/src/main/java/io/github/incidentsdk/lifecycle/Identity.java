package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentKey;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Pairs;
import io.github.incidentsdk.model.Scope;
import io.github.incidentsdk.model.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes keys: a type that says its {@code by} names decides, whoever reports; one that says none leaves it to the reporter. */
final class Identity {

    private static final Logger log = LoggerFactory.getLogger(Identity.class);
    private static final String UNKNOWN = "unknown";

    private final LifecycleSettings settings;
    private final @Nullable String mark;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    /**
     * @param mark of every key but those of drills, which have their own
     */
    Identity(LifecycleSettings settings, @Nullable String mark) {
        this.settings = settings;
        this.mark = mark;
    }

    /** Whether the keys are those of rules in shadow mode. */
    boolean isOfShadows() {
        return mark != null;
    }

    IncidentKey keyOf(IncidentType type, Pairs given, Scope otherwise, boolean drill) {
        Scope scope = type.scope() == null ? otherwise : type.scope();
        return new IncidentKey(
                settings.service(),
                type.name(),
                valuesOf(type, given, drill ? IncidentKey.DRILL : UNKNOWN),
                scope == Scope.INSTANCE ? settings.instance() : null,
                drill ? IncidentKey.DRILL : mark);
    }

    private Map<String, String> valuesOf(IncidentType type, Pairs given, String missing) {
        if (type.by().isEmpty()) {
            return given.toMap();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : type.by()) {
            String value = given.get(name);
            if (value == null && missing.equals(UNKNOWN)) {
                warnOnce(
                        type.name() + "/" + name,
                        "declared without by(\"" + name + "\", …): its value counts as unknown");
            }
            values.put(name, value == null ? missing : value);
        }
        return values;
    }

    /** What was given as identity but is none for this type becomes a tag, so that nothing said is lost. */
    void extraAsTags(IncidentType type, IncidentDetails details) {
        if (type.by().isEmpty()) {
            return;
        }
        Pairs given = details.by();
        for (int i = 0; i < given.size(); i++) {
            String name = given.name(i);
            if (!type.by().contains(name)) {
                warnOnce(
                        type.name() + "/+" + name,
                        "declared with by(\"" + name + "\", …), which is not among its by " + type.by()
                                + ": kept as a tag");
                details.tag(name, given.value(i));
            }
        }
    }

    private void warnOnce(String about, String what) {
        if (warned.size() < 1_000 && warned.add(about)) {
            log.warn(
                    "Incident type \"{}\" was {}.",
                    about.substring(0, about.indexOf('/')),
                    Text.shown(what, Text.VALUE));
        }
    }
}
