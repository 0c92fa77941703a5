package io.github.incidentsdk.config.definition;

import io.github.incidentsdk.config.problem.Nearest;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.section.Lines;
import io.github.incidentsdk.config.section.Section;
import io.github.incidentsdk.config.section.Words;
import io.github.incidentsdk.config.tree.Node;
import io.github.incidentsdk.model.PlaybookStep;
import io.github.incidentsdk.model.Preparation;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Template;
import io.github.incidentsdk.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what a type says of its incidents before there is one: playbook, bridge, channel, and what its reviews ask for. */
final class PreparationBinder {

    private final Section type;
    private final List<String> by;

    /**
     * @param by what tells the type's incidents apart
     */
    PreparationBinder(Section type, List<String> by) {
        this.type = type;
        this.by = by;
    }

    Preparation bind() {
        List<PlaybookStep> playbook = playbook();
        String bridge = template(type.leaf("bridge"), Template::problem);
        String channel = template(type.leaf("channel"), Template::problem);
        Severity reviewFrom = type.word("review-from", Words.SEVERITIES);
        List<String> perspectives = type.texts("perspectives");
        return new Preparation(
                playbook,
                bridge,
                channel,
                reviewFrom == null ? Preparation.REVIEW_FROM : reviewFrom,
                perspectives == null ? List.of() : perspectives);
    }

    private List<PlaybookStep> playbook() {
        List<PlaybookStep> steps = new ArrayList<>();
        for (Node item : type.items("playbook")) {
            PlaybookStep step = step(item);
            if (step == null) {
                continue;
            }
            if (steps.stream().anyMatch(other -> other.text().equals(step.text()))) {
                type.problems().add(Problem.at(item.place(), "is there twice"));
            } else if (steps.size() == PlaybookStep.MOST) {
                type.problems()
                        .add(Problem.at(
                                item.place(), "is one step too many; a playbook has at most " + PlaybookStep.MOST));
                break;
            } else {
                steps.add(step);
            }
        }
        return steps;
    }

    private @Nullable PlaybookStep step(Node item) {
        if (item instanceof Node.Text) {
            Node.Text leaf = type.leaf(item);
            String text = leaf == null ? null : Lines.line(type, leaf, PlaybookStep.LONGEST);
            warnOfPlaces(leaf);
            return text == null ? null : PlaybookStep.of(text);
        }
        Section section = Section.of(item, type.problems());
        if (section == null) {
            return null;
        }
        String text = Lines.read(section, "text", PlaybookStep.LONGEST);
        warnOfPlaces(section.leaf("text"));
        String link = template(section.leaf("link"), Template::pageProblem);
        String who = Lines.read(section, "who", Text.NAME);
        if (!section.has("text")) {
            type.problems().add(Problem.at(section.place(), "has no text; expected what is to be done"));
        }
        section.refuseUnknown(Map.of("url", "where a step is explained is called link"));
        return text == null ? null : new PlaybookStep(text, link, who);
    }

    /** The text is what is noted when a step is done, so that it is the same for every incident. */
    private void warnOfPlaces(Node.@Nullable Text leaf) {
        if (leaf != null && Template.names(leaf.value()).stream().anyMatch(by::contains)) {
            type.problems()
                    .add(Problem.with(
                                    leaf.place(),
                                    leaf.written(),
                                    "is shown as it stands; places are filled in a step's link, in bridge and in channel")
                            .asWarning());
        }
    }

    private @Nullable String template(Node.@Nullable Text leaf, Function<String, @Nullable String> problems) {
        if (leaf == null) {
            return null;
        }
        String problem = problems.apply(leaf.value());
        if (problem != null) {
            type.problems().add(Problem.with(leaf.place(), leaf.written(), problem));
            return null;
        }
        Set<String> known = new TreeSet<>(by);
        known.add(Template.KEY);
        known.add(Template.SERVICE);
        for (String name : Template.names(leaf.value())) {
            String nearest = known.contains(name) ? null : Nearest.to(name, known);
            if (nearest != null) { // no more than a warning: it may be a tag
                type.problems()
                        .add(Problem.with(
                                        leaf.place(),
                                        leaf.written(),
                                        "names {" + name + "}, which would have to be a tag")
                                .nearest(nearest)
                                .asWarning());
            }
        }
        return leaf.value();
    }
}
