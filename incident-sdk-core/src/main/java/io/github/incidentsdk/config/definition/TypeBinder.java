package io.github.incidentsdk.config.definition;

import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.section.Labels;
import io.github.incidentsdk.config.section.Section;
import io.github.incidentsdk.config.section.Words;
import io.github.incidentsdk.config.tree.Node;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.Scope;
import io.github.incidentsdk.model.Severity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what stands below {@code types:}. */
public final class TypeBinder {

    private static final Map<String, String> HINTS = Map.of(
            "name", "the key above it is the name",
            "policy", "the policy is called severity",
            "levels", "the policy is called severity",
            "tags", "tags come from who declares");

    private TypeBinder() {}

    public static IncidentType bind(String name, Section section) {
        IncidentType.Builder type = IncidentType.named(name);
        String title = section.text("title");
        if (title != null) {
            type.title(title);
        }
        List<String> by = Labels.read(section, "by");
        if (by != null) {
            type.by(by);
        }
        String owner = section.text("owner");
        if (owner != null) {
            type.owner(owner);
        }
        String category = section.text("category");
        if (category != null) {
            type.category(category);
        }
        Scope scope = section.word("scope", Words.of(Scope.class));
        if (scope != null) {
            type.scope(scope);
        }
        policy(type, section.section("severity"));
        Boolean restricted = section.word(Visibility.KEY, Visibility.WORDS);
        type.restricted(Boolean.TRUE.equals(restricted));
        type.prepared(new PreparationBinder(section, by == null ? List.of() : by).bind());
        section.refuseUnknown(HINTS);
        return type.build();
    }

    private static void policy(IncidentType.Builder type, @Nullable Section lines) {
        if (lines == null) {
            return;
        }
        Conditions conditions = new Conditions(lines.problems());
        for (Severity severity : Severity.values()) {
            Node.Text line = lines.leaf(severity.name());
            if (line != null) {
                conditions.policyLine(line);
                type.severity(severity, line.value());
            }
        }
        lines.refuseUnknown(Map.of());
        if (lines.entries().isEmpty()) {
            lines.problems()
                    .add(Problem.at(lines.place(), "is empty; expected lines such as SEV1: usd_per_hour > 1000"));
        }
    }
}
