package io.github.incidentsdk.insights.question;

import io.github.incidentsdk.insights.history.PastIncident;
import io.github.incidentsdk.insights.words.Words;
import io.github.incidentsdk.model.Resolution;
import io.github.incidentsdk.model.SelfReported;
import java.util.List;
import java.util.function.Predicate;

/** Says what of the record is not counted, so that nobody wonders why numbers differ. */
final class LeftOut {

    private LeftOut() {}

    static void say(Material material, Draft draft) {
        List<PastIncident> not = material.uncounted();
        say(draft, not, "drill", PastIncident::drill);
        say(draft, not, "shadow opening", incident -> !incident.drill() && incident.shadow());
        say(draft, not, "self-report", incident -> ordinary(incident) && SelfReported.isOwn(incident.type()));
        say(
                draft,
                not,
                "duplicate",
                incident -> ordinary(incident)
                        && (incident.duplicateOf() != null || incident.resolution() == Resolution.DUPLICATE));
        say(
                draft,
                not,
                "dismissed incident",
                incident -> ordinary(incident) && incident.resolution() == Resolution.DISMISSED);
        if (!material.asking().restricted()) {
            long hidden = material.history().incidents().stream()
                    .filter(PastIncident::restricted)
                    .filter(material::isWithin)
                    .count();
            if (hidden > 0) {
                draft.caution(Words.count(hidden, "restricted incident") + " left out.");
            }
        }
        Groups.of(apart(material), Groups.By.TYPE)
                .forEach((kind, those) -> draft.caution("Kept apart, since it is no incident: "
                        + Words.count(those.size(), "row") + " of kind " + kind + "."));
        material.history().cautions().forEach(draft::caution);
    }

    /** Rows of a file that are no incidents, such as maintenance. */
    static List<PastIncident> apart(Material material) {
        return material.history().apart().stream().filter(material::isWithin).toList();
    }

    private static boolean ordinary(PastIncident incident) {
        return !incident.drill() && !incident.shadow();
    }

    private static void say(Draft draft, List<PastIncident> of, String thing, Predicate<PastIncident> which) {
        long n = of.stream().filter(which).count();
        if (n > 0) {
            draft.caution("Not counted: " + Words.count(n, thing) + ".");
        }
    }
}
