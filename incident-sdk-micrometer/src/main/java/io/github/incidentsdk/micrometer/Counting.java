package io.github.incidentsdk.micrometer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.core.instrument.step.StepMeterRegistry;
import org.jspecify.annotations.Nullable;

/** A registry whose counters never begin anew: what is given, a member of it, or one that is added to it. */
final class Counting {

    private final MeterRegistry registry;
    private final @Nullable CompositeMeterRegistry addedTo;

    private Counting(MeterRegistry registry, @Nullable CompositeMeterRegistry addedTo) {
        this.registry = registry;
        this.addedTo = addedTo;
    }

    /** A composite answers with whichever member comes first, which may be one that publishes steps, or with none. */
    static Counting of(MeterRegistry given) {
        if (!(given instanceof CompositeMeterRegistry composite)) {
            return new Counting(given, null);
        }
        MeterRegistry member = member(composite);
        if (member != null) {
            return new Counting(member, null);
        }
        MeterRegistry own = new SimpleMeterRegistry();
        composite.add(own);
        return new Counting(own, composite);
    }

    private static @Nullable MeterRegistry member(CompositeMeterRegistry composite) {
        for (MeterRegistry each : composite.getRegistries()) {
            MeterRegistry member = each instanceof CompositeMeterRegistry inner ? member(inner) : each;
            if (member != null && !(member instanceof StepMeterRegistry)) {
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
        for (Class<?> type = meter.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getSimpleName().contains("Step")) {
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
}
