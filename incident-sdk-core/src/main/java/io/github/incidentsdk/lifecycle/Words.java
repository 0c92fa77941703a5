package io.github.incidentsdk.lifecycle;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Claim;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.Pairs;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the reporters of one opening call it, so that the most severe claim that holds has the word; pure. */
final class Words {

    /**
     * One reporter's words.
     *
     * @param title null where it brings none, and leaves the title as it is
     * @param tags a rule's; what code says of tags counts when it says it
     */
    record Said(Actor reporter, @Nullable String title, Pairs tags) {

        private boolean isSameAs(Said other) {
            return Objects.equals(title, other.title) && tags.equals(other.tags);
        }
    }

    private static final Said NOTHING = new Said(Actor.SDK, null, new Pairs());

    private Words() {}

    /** What was said with that of {@code reporter} in place of what it said before; the same where it brings no words, as few do. */
    static List<Said> with(Actor reporter, IncidentDetails details, List<Said> said) {
        Pairs tags = reporter.kind() == Actor.Kind.RULE ? details.tags() : null;
        if (details.title() == null && tags == null) {
            return said;
        }
        Said now = new Said(reporter, details.title(), tags == null ? NOTHING.tags : tags);
        int at = indexOf(reporter, said);
        if (at >= 0 && said.get(at).isSameAs(now)) {
            return said;
        }
        List<Said> next = new ArrayList<>(said);
        if (at < 0) {
            next.add(now);
        } else {
            next.set(at, now);
        }
        return List.copyOf(next);
    }

    static List<Said> without(Actor reporter, List<Said> said) {
        return indexOf(reporter, said) < 0
                ? said
                : said.stream().filter(each -> !each.reporter.equals(reporter)).toList();
    }

    /** The words of the most severe claim that holds, of the first of several. */
    static Said leading(List<Claim> claims, List<Said> said) {
        Claim leader = null;
        for (int i = 0; i < claims.size(); i++) { // by hand, as in Claims
            Claim claim = claims.get(i);
            if (claim.holds() && (leader == null || claim.severity().moreSevereThan(leader.severity()))) {
                leader = claim;
            }
        }
        int at = leader == null ? -1 : indexOf(leader.reporter(), said);
        return at < 0 ? NOTHING : said.get(at);
    }

    private static int indexOf(Actor reporter, List<Said> said) {
        for (int i = 0; i < said.size(); i++) {
            if (said.get(i).reporter.equals(reporter)) {
                return i;
            }
        }
        return -1;
    }
}
