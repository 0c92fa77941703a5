package io.github.incidentsdk.review.draft;

import io.github.incidentsdk.journal.JournalLine.Happened;
import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.IncidentEvent.RoleTaken;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * As what somebody acted, instead of who it was: the role that they took, or the name where it reads like one, and else
 * {@code responder}, numbered where there were several.
 */
final class Roles {

    private static final String OTHER = "responder";
    private static final List<String> LIKE_ROLES = List.of(
            "on-call",
            "oncall",
            "on call",
            "commander",
            "lead",
            "engineer",
            "support",
            "operator",
            "operations",
            "team",
            "manager",
            "desk",
            "liaison",
            "scribe",
            "responder",
            "duty",
            "security",
            "finance",
            "bot",
            "vendor");

    private final Map<String, String> byName = new LinkedHashMap<>();
    private final Set<String> people = new LinkedHashSet<>();

    Roles(List<Happened> events) {
        for (Happened line : events) {
            if (line.event() instanceof RoleTaken taken && !taken.who().isBlank()) {
                byName.putIfAbsent(taken.who(), taken.role());
            }
        }
        List<String> others = events.stream()
                .map(line -> line.event().stamp().actor())
                .filter(actor -> actor.kind() == Actor.Kind.PERSON)
                .map(Actor::name)
                .distinct()
                .filter(name -> !byName.containsKey(name) && !isLikeARole(name))
                .toList();
        for (int i = 0; i < others.size(); i++) {
            byName.put(others.get(i), others.size() == 1 ? OTHER : OTHER + " " + (i + 1));
        }
        for (Happened line : events) {
            Actor actor = line.event().stamp().actor();
            if (actor.kind() == Actor.Kind.PERSON) {
                people.add(of(actor));
            }
        }
    }

    String of(Actor actor) {
        if (actor.kind() != Actor.Kind.PERSON) {
            return actor.toString();
        }
        return ofPerson(actor.name());
    }

    /** As what somebody acted whose name is {@code name}. */
    String ofPerson(String name) {
        return byName.getOrDefault(name, isLikeARole(name) ? name : OTHER);
    }

    /** Roles in which people acted, in the order in which they came. */
    Set<String> people() {
        return people;
    }

    private static boolean isLikeARole(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return LIKE_ROLES.stream().anyMatch(lower::contains);
    }
}
