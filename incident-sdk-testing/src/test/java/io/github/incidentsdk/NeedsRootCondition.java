package io.github.incidentsdk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Looks whether a {@link NeedsRoot} test can run, and prints that it is skipped where it cannot. */
final class NeedsRootCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<NeedsRoot> needs = AnnotationSupport.findAnnotation(context.getElement(), NeedsRoot.class);
        if (needs.isEmpty()) {
            return ConditionEvaluationResult.enabled("nothing is needed");
        }
        String why = whyNot(List.of(needs.get().where()));
        if (why.isEmpty()) {
            return ConditionEvaluationResult.enabled("root has what it needs");
        }
        System.out.println("SKIPPED " + context.getTags() + " " + context.getDisplayName() + ": " + why);
        return ConditionEvaluationResult.disabled(why);
    }

    private static String whyNot(List<String> command) {
        try {
            if (!Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
                return "it needs root";
            }
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean works = process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
            return works ? "" : "it needs a system where this works: " + String.join(" ", command);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException missing) {
            return "it needs " + command.get(0) + ", on Linux: " + missing.getMessage();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return "the tests are being ended";
        }
    }
}
