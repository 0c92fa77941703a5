package io.github.incidentsdk.micrometer;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Tags an incident with the trace that opened it: {@code trace_id} and {@code span_id}.
 *
 * <pre>{@code
 * IncidentManager manager = IncidentManager.builder().context(TraceTags.of(tracer)).build();
 * }</pre>
 *
 * <p>Of the span that is current on the thread that declares; none without one. Needs micrometer-tracing. Safe for all threads.
 */
public final class TraceTags implements Supplier<Map<String, String>> {

    private final Tracer tracer;

    private TraceTags(Tracer tracer) {
        this.tracer = tracer;
    }

    /** The tags of what {@code tracer} says is current. */
    public static TraceTags of(Tracer tracer) {
        return new TraceTags(tracer);
    }

    @Override
    public Map<String, String> get() {
        Span span = tracer.currentSpan();
        if (span == null || span.isNoop()) {
            return Map.of();
        }
        TraceContext context = span.context();
        return Map.of("trace_id", context.traceId(), "span_id", context.spanId());
    }
}
