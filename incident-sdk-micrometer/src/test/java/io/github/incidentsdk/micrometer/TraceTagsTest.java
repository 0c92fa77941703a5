package io.github.incidentsdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceTagsTest {

    private final Map<String, Object> current = new HashMap<>();
    private final Tracer tracer = answering(Tracer.class, current);

    /** An instance that answers a method with what stands under its name. */
    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> answers.get(method.getName())));
    }

    private static Span span(String trace, String id) {
        TraceContext context = answering(TraceContext.class, Map.of("traceId", trace, "spanId", id));
        return answering(Span.class, Map.of("isNoop", false, "context", context));
    }

    @Test
    void anIncidentSaysWhichTraceOpenedIt() {
        current.put("currentSpan", span("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"));
        try (IncidentManager manager = IncidentManager.builder()
                .workers(new VirtualTime())
                .closeWithProcess(false)
                .sink("test", new RecordingSink())
                .context(TraceTags.of(tracer))
                .build()) {
            assertThat(manager.declare("import-stuck").snapshot().tags())
                    .containsEntry("trace_id", "0af7651916cd43dd8448eb211c80319c")
                    .containsEntry("span_id", "b7ad6b7169203331");
        }
    }

    @Test
    void whereNothingIsTracedThereIsNoTag() {
        assertThat(TraceTags.of(tracer).get()).isEmpty();
        assertThat(TraceTags.of(Tracer.NOOP).get()).isEmpty();
    }
}
