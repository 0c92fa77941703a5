package io.github.incidentsdk.review;

import io.github.incidentsdk.review.text.Plain;

/**
 * Which incident a review is about.
 *
 * @param id the incident id, or the name that it has where it was kept; one line, never empty
 * @param key the dedup key; one line, like all that follow empty where it is not known
 * @param service the service that declared it
 * @param type the incident type's name
 * @param category the type's category, such as {@code cost}
 * @param owner the team that owns incidents of this type
 * @param component the part of the system that it was in
 * @param drill whether it was a rehearsal
 * @param restricted whether only those may know of it who are said to, such as in a case of security
 */
public record Subject(
        String id,
        String key,
        String service,
        String type,
        String category,
        String owner,
        String component,
        boolean drill,
        boolean restricted) {

    /** @throws IllegalArgumentException when {@code id} is blank */
    public Subject {
        id = Plain.line(id);
        key = Plain.line(key);
        service = Plain.line(service);
        type = Plain.line(type);
        category = Plain.line(category);
        owner = Plain.line(owner);
        component = Plain.line(component);
        if (id.isEmpty()) {
            throw new IllegalArgumentException("a review needs the id of its incident");
        }
    }

    /** An incident of which only the id is known. */
    public static Subject of(String id) {
        return new Subject(id, "", "", "", "", "", "", false, false);
    }

    /** The same for readers who may know no more of it than that; whether it is a secret stays said. */
    Subject idAlone() {
        return new Subject(id, "", "", "", "", "", "", false, restricted);
    }
}
