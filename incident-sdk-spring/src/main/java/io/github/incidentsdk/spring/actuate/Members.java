package io.github.incidentsdk.spring.actuate;

import io.github.incidentsdk.config.problem.Nearest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.InvocationContext;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;

/**
 * Refuses what nobody would read: Spring Boot drops members of a body that are no parameters, and a silence whose {@code below} is
 * misspelled would hold back every severity.
 */
final class Members implements OperationInvokerAdvisor {

    private static final EndpointId ENDPOINT = EndpointId.of("incidents");

    /** What stands in the path, which Spring Boot hands over with the members of the body. */
    private static final Set<String> PATH = Set.of("part", "name");

    /** The members that each operation reads, in the order of the documentation. */
    private static final Map<String, List<String>> KNOWN = Map.of(
            "declare", List.of("severity", "by", "tags", "metrics", "text"),
            "acknowledge", List.of(),
            "note", List.of("text"),
            "resolve", List.of("text"),
            "silence", List.of("lasts", "text", "types", "rules", "tags", "below"),
            "drill", List.of("text"),
            "test", List.of());

    @Override
    public OperationInvoker apply(
            EndpointId endpoint, OperationType type, OperationParameters parameters, OperationInvoker invoker) {
        return endpoint.equals(ENDPOINT) && type == OperationType.WRITE ? context -> invoke(context, invoker) : invoker;
    }

    private static Object invoke(InvocationContext context, OperationInvoker invoker) {
        Map<String, Object> said = context.getArguments();
        String operation = String.valueOf(said.get("part"));
        List<String> known = KNOWN.get(operation);
        Set<String> unknown = new LinkedHashSet<>(said.keySet());
        unknown.removeAll(PATH);
        if (known != null) {
            unknown.removeAll(known);
        }
        return known == null || unknown.isEmpty()
                ? invoker.invoke(context)
                : Answer.wrong(problem(operation, unknown.iterator().next(), known));
    }

    private static String problem(String operation, String unknown, List<String> known) {
        String nearest = Nearest.to(unknown, known);
        return "unknown member \"" + unknown + "\"" + (nearest == null ? "" : "; did you mean \"" + nearest + "\"?")
                + (nearest == null ? "; " : " ") + operation + " takes "
                + (known.isEmpty() ? "none" : String.join(", ", known));
    }
}
