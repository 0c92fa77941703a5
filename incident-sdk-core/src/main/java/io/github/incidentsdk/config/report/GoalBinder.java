package io.github.incidentsdk.config.report;

import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.section.Section;
import io.github.incidentsdk.config.tree.Node;
import io.github.incidentsdk.model.Goal;
import io.github.incidentsdk.model.IncidentSummary;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what stands below {@code goals:}; a goal on a mean time is refused with the reason. */
public final class GoalBinder {

    private static final String DETECTED = "detected-by-rule";
    private static final String REVIEWED = "reviewed";
    private static final String OVERDUE = "overdue-actions";
    private static final List<String> KINDS = List.of(DETECTED, REVIEWED, OVERDUE);

    private static final Pattern SHARE = Pattern.compile(">=\\s*(\\d{1,3}(?:\\.\\d{1,3})?)\\s*%");
    private static final Pattern MOST = Pattern.compile("<=\\s*(\\d{1,6})");

    /** Words that a goal on a mean time goes by: MTTR and its kin, and whatever says mean or average. */
    private static final Pattern MEAN =
            Pattern.compile("(^|[-_ ])(mtt[a-z]|mtbf|mean|average|avg)([-_ ]|$)", Pattern.CASE_INSENSITIVE);

    private static final String NO_MEAN =
            "is a goal on a mean time, which is not taken: a mean of durations is ruled by its few"
                    + " longest ones, and moves by a tenth in two of five comparisons where nothing changed; take one of "
                    + String.join(", ", KINDS) + ", and see docs/insights.md for what to look at instead";

    private final String name;
    private final Section section;

    private GoalBinder(String name, Section section) {
        this.name = name;
        this.section = section;
    }

    /** The goal; null after a problem. */
    public static @Nullable Goal bind(String name, Section section) {
        return new GoalBinder(name, section).bind();
    }

    private @Nullable Goal bind() {
        if (isMean(name)) {
            section.problems().add(Problem.at(section.place(), NO_MEAN));
            return null;
        }
        for (Node.Entry entry : section.entries()) {
            if (isMean(entry.key())) {
                section.problems().add(Problem.at(entry.place(), NO_MEAN));
                return null;
            }
        }
        List<String> said = KINDS.stream().filter(section::has).toList();
        Duration within = section.positive("within");
        section.refuseUnknown(hints());
        if (said.size() != 1) {
            section.problems()
                    .add(Problem.at(
                            section.place(),
                            (said.isEmpty() ? "says no goal" : "says more than one goal") + "; expected one of "
                                    + String.join(", ", KINDS)));
        }
        if (within != null && !said.contains(REVIEWED)) {
            section.problems().add(Problem.at(section.placeOf("within"), "is for a goal on reviews: " + REVIEWED));
        }
        return section.problems().within(section.place().path()) ? null : goal(said.get(0), within);
    }

    private static boolean isMean(String text) {
        return MEAN.matcher(text).find();
    }

    private static Map<String, String> hints() {
        Map<String, String> hints = new HashMap<>();
        hints.put("detected", "expected " + DETECTED);
        hints.put("reviews", "expected " + REVIEWED);
        hints.put("overdue", "expected " + OVERDUE);
        return hints;
    }

    private @Nullable Goal goal(String kind, @Nullable Duration within) {
        return switch (kind) {
            case DETECTED -> {
                Double share = share(kind);
                yield share == null ? null : new Goal.DetectedByRule(name, share);
            }
            case REVIEWED -> {
                Double share = share(kind);
                yield share == null
                        ? null
                        : new Goal.Reviewed(name, share, within == null ? IncidentSummary.REVIEW_WITHIN : within);
            }
            default -> {
                Integer most = most(kind);
                yield most == null ? null : new Goal.OverdueActions(name, most);
            }
        };
    }

    private @Nullable Double share(String key) {
        Node.Text leaf = section.leaf(key);
        Matcher said = SHARE.matcher(leaf == null ? "" : leaf.value().strip());
        double share = said.matches() ? Double.parseDouble(said.group(1)) / 100 : 0;
        if (leaf != null && !(share > 0 && share <= 1)) {
            section.problems()
                    .add(Problem.with(leaf.place(), leaf.written(), "is no share; expected one such as \">= 80%\""));
        }
        return share > 0 && share <= 1 ? share : null;
    }

    private @Nullable Integer most(String key) {
        Node.Text leaf = section.leaf(key);
        Matcher said = MOST.matcher(leaf == null ? "" : leaf.value().strip());
        if (leaf != null && !said.matches()) {
            section.problems()
                    .add(Problem.with(leaf.place(), leaf.written(), "is no bound; expected one such as \"<= 0\""));
        }
        return said.matches() ? Integer.valueOf(said.group(1)) : null;
    }
}
