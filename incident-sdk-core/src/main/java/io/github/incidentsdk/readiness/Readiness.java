package io.github.incidentsdk.readiness;

import java.util.List;

/**
 * What is missing for the incidents of one type.
 *
 * @param type the type's name
 * @param gaps what is missing, in the order of {@link Need}; empty when nothing is
 */
public record Readiness(String type, List<Gap> gaps) {

    /** Copies the gaps. */
    public Readiness {
        gaps = List.copyOf(gaps);
    }

    /** Whether nothing is missing. */
    public boolean isReady() {
        return gaps.isEmpty();
    }
}
