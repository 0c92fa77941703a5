package io.github.incidentsdk.spring.config;

import io.github.incidentsdk.config.problem.InvalidConfigurationException;
import io.github.incidentsdk.config.problem.Problem;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells who starts a service with {@code on-invalid: fail} what is wrong and where, without a stack trace. */
final class InvalidConfigurationAnalyzer extends AbstractFailureAnalyzer<InvalidConfigurationException> {

    private static final String ACTION =
            "Correct what is listed; the page docs/configuration.md of incident-sdk has every key with its default."
                    + " To start without what is broken, and have it logged, say incidents.on-invalid: disable.";

    InvalidConfigurationAnalyzer() {}

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidConfigurationException cause) {
        int count = cause.problems().size();
        String description = cause.problems().stream()
                .map(Problem::toString)
                .collect(Collectors.joining(
                        "\n  - ",
                        "The configuration of incidents does not hold. It has "
                                + (count == 1 ? "one problem" : count + " problems") + ":\n\n  - ",
                        ""));
        return new FailureAnalysis(description, ACTION, cause);
    }
}
