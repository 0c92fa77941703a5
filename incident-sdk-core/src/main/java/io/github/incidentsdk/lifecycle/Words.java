package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.Pairs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the reporters of one opening call it, so that the most severe claim that holds has the word. */
final class Words {

    /**
     * One reporter's words.
     *
     * @param title null where it brings none, and leaves the title as it is
     * @param tags a rule's; what code says of tags counts when it says it
     */
    record Said(@Nullable String title, Pairs tags) {}

    private static final Said NOTHING = new Said(null, new Pairs());

    /** Made when somebody brings words of its own, which few do. */
    private Map<Actor, Said> said = Map.of();

    void hear(Actor reporter, IncidentDetails details) {
        Pairs tags = reporter.kind() == Actor.Kind.RULE ? details.tags() : null;
        if (details.title() != null || tags != null) {
            if (said.isEmpty()) {
                said = new HashMap<>();
            }
            said.put(reporter, new Said(details.title(), tags == null ? NOTHING.tags : tags));
        }
    }

    void forget(Actor reporter) {
        if (!said.isEmpty()) {
            said.remove(reporter);
        }
    }

    void forgetAll() {
        said = Map.of();
    }

    /** The words of the most severe claim that holds, of the first of several. */
    Said leading(List<Claim> claims) {
        Claim leader = null;
        for (int i = 0; i < claims.size(); i++) { // by hand, as in Claims
            Claim claim = claims.get(i);
            if (claim.holds() && (leader == null || claim.severity().moreSevereThan(leader.severity()))) {
                leader = claim;
            }
        }
        return leader == null ? NOTHING : said.getOrDefault(leader.reporter(), NOTHING);
    }
}
