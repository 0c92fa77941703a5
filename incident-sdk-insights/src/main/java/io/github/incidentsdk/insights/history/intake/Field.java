package io.github.incidentsdk.insights.history.intake;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a column can be about, and how files call it; upper case, spaces and underscores make no difference. */
enum Field {
    ID("id", "incidentid", "issuekey", "number", "key"),
    TITLE("title", "name", "summary"),
    SEVERITY("severity", "severityraw", "sev", "impact", "priority"),
    KIND("kind"),
    TYPE("type", "incidenttype"),
    SERVICE("service", "application", "system"),
    COMPONENTS("components", "component", "affectedcomponents"),
    CATEGORY("category"),
    OWNER("owner", "team", "ownerteam"),
    STARTED("startedat", "started", "start", "starttime", "beganat"),
    DECLARED("declaredat", "declared", "createdat", "created", "openedat", "opened", "reportedat", "detectedat"),
    ACKNOWLEDGED("acknowledgedat", "acknowledged", "ackedat"),
    MITIGATED("mitigatedat", "mitigated"),
    RESOLVED("resolvedat", "resolved", "end", "endtime", "endedat", "closedat", "closed"),
    REVIEWED("reviewedat", "reviewed", "postmortempublishedat"),
    DETECTED_BY("detectedby", "detection", "noticedby"),
    CUSTOMER_IMPACT("customerimpact", "customerfacing"),
    FACTORS("factors", "contributingfactors", "factor"),
    DRILL("drill"),
    LINK("link", "url", "permalink");

    private static final Map<String, Field> BY_NAME = new HashMap<>();

    static {
        for (Field field : values()) {
            field.names.forEach(name -> BY_NAME.put(plain(name), field));
        }
    }

    private final List<String> names;

    Field(String... names) {
        this.names = Arrays.asList(names);
    }

    /** What the column {@code header} is about; null when it is about nothing that is read. */
    static @Nullable Field of(String header) {
        return BY_NAME.get(plain(header));
    }

    /** Whether a row may have several, each in a column of its own. */
    boolean isList() {
        return this == COMPONENTS || this == FACTORS;
    }

    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
