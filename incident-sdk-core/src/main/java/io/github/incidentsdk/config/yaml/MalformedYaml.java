package io.github.incidentsdk.config.yaml;

import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;

/** The text is no such YAML as is read here; nothing after that place is known. */
final class MalformedYaml extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    MalformedYaml(Place place, String message) {
        super(message);
        this.problem = Problem.at(place, message);
    }

    Problem problem() {
        return problem;
    }
}
