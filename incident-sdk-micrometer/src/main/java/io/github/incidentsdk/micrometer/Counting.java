package io.github.incidentsdk.micrometer;

import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A registry that is read: what is given, or where that is a composite, a member that counts exactly or one that is added. */
final class Counting {

    private static final ClassValue<Boolean> OF_STEPS = new ClassValue<>() {

        @Override
        protected Boolean computeValue(Class<?> meter) {
            return isNamed(meter, "Step");
        }
    };

    private final MeterRegistry registry;
    private final @Nullable CompositeMeterRegistry addedTo;

    private Counting(MeterRegistry registry, @Nullable CompositeMeterRegistry addedTo) {
        this.registry = registry;
        this.addedTo = addedTo;
    }

    /**
     * A composite answers with whichever member comes first, which may be one that publishes steps, or with none.
     *
     * @param filters what a registry that is added has beside its own
     * @param wanted what it has to count
     */
    static Counting of(MeterRegistry given, List<MeterFilter> filters, Predicate<String> wanted) {
        if (!(given instanceof CompositeMeterRegistry composite)) {
            return new Counting(given, null);
        }
        MeterRegistry prometheus = prometheusOf(composite);
        if (prometheus != null) {
            return new Counting(prometheus, null);
        }
        MeterRegistry own = new IncidentMeterRegistry(composite.config().clock(), filters, wanted);
        composite.add(own);
        return new Counting(own, composite);
    }

    /** It counts all that rules may read already, under names and tags that its own filters may have changed. */
    private static @Nullable MeterRegistry prometheusOf(CompositeMeterRegistry composite) {
        for (MeterRegistry each : composite.getRegistries()) {
            MeterRegistry member = each instanceof CompositeMeterRegistry inner ? prometheusOf(inner) : each;
            if (member != null && isNamed(member.getClass(), "PrometheusMeterRegistry")) {
                return member;
            }
        }
        return null;
    }

    MeterRegistry registry() {
        return registry;
    }

    /** Takes away what was added. */
    void close() {
        if (addedTo != null) {
            addedTo.remove(registry);
            registry.close();
        }
    }

    /** Whether a meter tells what happened in the last step alone, by the name of its class: each such registry has its own. */
    static boolean isOfSteps(Meter meter) {
        return OF_STEPS.get(meter.getClass());
    }

    /** Whether a meter's buckets count from its beginning, by the name of its class; those of tasks that run count no past. */
    static boolean keepsBuckets(Meter meter) {
        return meter instanceof CountingTimer
                || meter instanceof CountingSummary
                || meter instanceof LongTaskTimer
                || isNamed(meter.getClass(), "Prometheus")
                || isNamed(meter.getClass(), "OtlpCumulative");
    }

    private static boolean isNamed(Class<?> named, String part) {
        for (Class<?> type = named; type != null; type = type.getSuperclass()) {
            if (type.getSimpleName().contains(part)) {
                return true;
            }
        }
        return false;
    }

    /** What is read of a meter of steps, so that nobody takes a part for the whole (R12). */
    static double refuse(Meter meter) {
        throw new IllegalStateException(meter.getId().getName()
                + " is a meter of a registry that publishes steps: it begins anew at every step. Put that registry into a"
                + " CompositeMeterRegistry and give MeterSource the composite");
    }

    boolean isClosed() {
        return registry.isClosed();
    }
}
