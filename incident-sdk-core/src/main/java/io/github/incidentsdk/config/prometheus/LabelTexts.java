package io.github.incidentsdk.config.prometheus;

import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.section.Section;
import io.github.incidentsdk.config.tree.Node;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names with texts, which, other than elsewhere, may be empty. */
public final class LabelTexts {

    private LabelTexts() {}

    /** Returns what stands below a key, in its order. */
    public static Map<String, String> of(Section section, String key) {
        Section labels = section.section(key);
        Map<String, String> texts = new LinkedHashMap<>();
        if (labels != null) {
            for (Node.Entry entry : labels.entries()) {
                if (entry.value() instanceof Node.Text text) {
                    texts.put(entry.key(), text.valueOrNothing());
                } else {
                    section.problems().add(Problem.at(entry.place(), "is no text"));
                }
            }
        }
        return texts;
    }
}
