package io.github.incidentsdk.model;

/**
 * Incidents that the SDK declares of itself: of a rule that is blind, a sink that fails, a journal that cannot write.
 *
 * <p>They count in no cap and in no summary, and no sink is told of its own.
 */
public final class SelfReported {

    /** The type of all of them. */
    public static final String TYPE = "incident-sdk";

    /** The type of the incident that stands for many that are held back. */
    public static final String STORM = "incident-storm";

    /** The {@code by} value that says what is wrong. */
    public static final String KIND = "kind";

    /** The {@code by} value that says what it is wrong with: the id of a rule or a sink. */
    public static final String SUBJECT = "subject";

    /** How the kinds begin that are about a sink. */
    public static final String SINK = "sink-";

    private SelfReported() {}

    /** Whether the SDK declared the incident of itself. */
    public static boolean is(IncidentOutline incident) {
        return incident.type().equals(TYPE);
    }

    /** Whether the SDK itself declares incidents of that type. */
    public static boolean isOwn(String type) {
        return type.equals(TYPE) || type.equals(STORM);
    }

    /** Whether it is about {@code sink}, which therefore cannot be told of it. */
    public static boolean isAbout(IncidentSnapshot incident, String sink) {
        return is(incident)
                && sink.equals(incident.by().get(SUBJECT))
                && incident.by().getOrDefault(KIND, "").startsWith(SINK);
    }
}
