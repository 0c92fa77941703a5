package io.github.incidentsdk.testing.contract;

import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A sink that is held to its contract: nothing it does holds the build for ever, and whatever fails is told with its event. */
final class SinkUnderTest implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final IncidentSink sink;
    private final Duration limit;

    private SinkUnderTest(IncidentSink sink, Duration limit) {
        this.sink = sink;
        this.limit = limit;
    }

    /** What {@code method} of the test class returned, with a minute for each delivery and each closing. */
    static SinkUnderTest of(String method, @Nullable IncidentSink made) {
        return of(method, made, LIMIT);
    }

    static SinkUnderTest of(String method, @Nullable IncidentSink made, Duration limit) {
        if (made == null) {
            throw new AssertionError(
                    method + " of the test class returned null; it has to return a new sink each time");
        }
        return new SinkUnderTest(made, limit);
    }

    /** What the sink answers; whatever else it does fails. */
    DeliveryOutcome told(HandedDelivery delivery) throws InterruptedException {
        try {
            return attempt(delivery);
        } catch (IOException thrown) {
            throw threw(delivery.toString(), thrown);
        }
    }

    /** What the sink answers, or that its backend cannot be reached; whatever else it does fails. */
    DeliveryOutcome attempt(HandedDelivery delivery) throws IOException, InterruptedException {
        DeliveryOutcome outcome;
        try {
            outcome = within(delivery.toString(), () -> sink.deliver(delivery));
        } catch (ExecutionException thrown) {
            if (thrown.getCause() instanceof IOException unreachable) {
                throw unreachable;
            }
            throw threw(delivery.toString(), thrown.getCause());
        }
        if (outcome == null) {
            throw new AssertionError(delivery + " has no outcome; return DeliveryOutcome.accepted(), or why not");
        }
        return outcome;
    }

    @Override
    public void close() {
        try {
            within("close()", () -> {
                sink.close();
                return true;
            });
        } catch (ExecutionException thrown) {
            throw threw("close()", thrown.getCause());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new AssertionError("the test was interrupted while it closed the sink", ended);
        }
    }

    @Override
    public String toString() {
        return sink.toString();
    }

    private <T> T within(String what, Callable<T> call) throws ExecutionException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(task, "contract");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw hangs(what, thread);
        }
    }

    private AssertionError hangs(String what, Thread thread) throws InterruptedException {
        Throwable place = new Throwable("where it was then");
        place.setStackTrace(thread.getStackTrace());
        thread.interrupt();
        thread.join(limit.toMillis());
        String stubborn = thread.isAlive() ? ", and took no notice of being interrupted" : "";
        return new AssertionError(
                what + " did not come back within " + limit.toMillis() / 1_000.0 + " s" + stubborn, place);
    }

    private static AssertionError threw(String what, @Nullable Throwable thrown) {
        return new AssertionError(what + ": the sink threw " + thrown, thrown);
    }
}
