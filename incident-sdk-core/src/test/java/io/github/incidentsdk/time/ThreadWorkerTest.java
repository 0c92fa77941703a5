package io.github.incidentsdk.time;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** F30: a worker's thread survives whatever happens in it. */
@Timeout(240)
@Tag("F30")
class ThreadWorkerTest {

    /** A log that fails as well, as it would for want of memory. */
    private static final class Exhausted extends AppenderBase<ILoggingEvent> {
        private final CountDownLatch asked = new CountDownLatch(1);

        @Override
        public synchronized void doAppend(ILoggingEvent event) {
            asked.countDown();
            throw new OutOfMemoryError("injected");
        }

        @Override
        protected void append(ILoggingEvent event) {}
    }

    private static void survives(Error error) throws Exception {
        AtomicInteger turns = new AtomicInteger();
        CountDownLatch again = new CountDownLatch(3);
        Worker worker = Workers.threads().start("incident-sdk-test", now -> {
            again.countDown();
            if (turns.incrementAndGet() < 3) {
                throw error;
            }
            return Step.WHEN_WOKEN;
        });
        assertThat(again.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(worker.stop(Duration.ofSeconds(60))).isTrue();
    }

    @Test
    void anErrorOfAStepEndsOneTurn() throws Exception {
        survives(new OutOfMemoryError("injected"));
        survives(new StackOverflowError("injected"));
        survives(new NoClassDefFoundError("injected"));
    }

    @Test
    void aLogThatFailsTooEndsNothing() throws Exception {
        Logger log = (Logger) LoggerFactory.getLogger(ThreadWorker.class);
        Exhausted exhausted = new Exhausted();
        exhausted.setContext(log.getLoggerContext());
        exhausted.start();
        log.addAppender(exhausted);
        try {
            survives(new OutOfMemoryError("injected"));
            assertThat(exhausted.asked.getCount()).isZero();
        } finally {
            log.detachAppender(exhausted);
        }
    }
}
