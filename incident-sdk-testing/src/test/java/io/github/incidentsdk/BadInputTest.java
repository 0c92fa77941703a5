package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.incidentsdk.lifecycle.Ignored;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever is handed over while a service runs, nothing is thrown back at it. */
@Timeout(300)
class BadInputTest {

    private static final String HUGE = "ä".repeat(10_000_000);
    private static final String LONE = "\ud800 \udc00 \u0000\u001b[31m\u2028 {account} ${jndi:x}";

    record Thrower(@By Object it) {
        @Override
        public Object it() {
            throw new StackOverflowError("from an accessor");
        }
    }

    private final VirtualTime time = new VirtualTime();
    private final RecordingSink sink = new RecordingSink();
    private final IncidentManager manager = Desk.manager(time, sink).build();
    private Incidents.Installation installation;

    @BeforeEach
    void install() {
        Desk.forgetFacade();
        installation = Incidents.install(manager);
    }

    @AfterEach
    void uninstall() {
        installation.close();
        manager.close();
    }

    private static String throwing() {
        throw new AssertionError("a lambda of the caller");
    }

    /** Values for a parameter; null is always one of them. */
    private static List<Object> hostile(Class<?> kind) {
        if (kind == double.class) {
            return List.of(Double.NaN, Double.POSITIVE_INFINITY, -0.0, Double.MIN_VALUE);
        }
        if (kind == int.class) {
            return List.of(0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (kind.isPrimitive()) {
            throw new IllegalArgumentException("no hostile values for " + kind);
        }
        List<Object> values = new ArrayList<>();
        values.add(null);
        if (kind == String.class) {
            values.addAll(List.of("", "  ", HUGE, LONE, "outage"));
        } else if (kind == Duration.class) {
            values.addAll(List.of(
                    Duration.ofSeconds(-1),
                    Duration.ofSeconds(Long.MIN_VALUE),
                    ChronoUnit.FOREVER.getDuration(),
                    Duration.ZERO));
        } else if (kind == Instant.class) {
            values.addAll(List.of(Instant.MIN, Instant.MAX, Instant.EPOCH));
        } else if (kind == Consumer.class) {
            Consumer<Object> ignoresAll = anything -> {};
            Consumer<Object> throwsError = anything -> throwing();
            Consumer<IncidentDetails> tagsMuch = details -> {
                for (int i = 0; i < 10_000; i++) {
                    details.tag("tag" + i, i).metric("metric" + i, i);
                }
                details.by(null, null).tag(HUGE, HUGE).by("huge", HUGE).metric(LONE, Double.NaN);
            };
            values.addAll(List.of(ignoresAll, throwsError, tagsMuch));
        } else if (kind == Record.class) {
            values.add(new Thrower(1));
        } else if (kind == Throwable.class) {
            values.add(new BadThrowable());
        } else if (kind == Incident.class) {
            values.add(Incident.inert());
        } else if (kind.isEnum()) {
            values.addAll(Arrays.asList(kind.getEnumConstants()));
        }
        return values;
    }

    @SuppressWarnings("serial")
    private static final class BadThrowable extends RuntimeException {
        @Override
        public String getMessage() {
            return throwing();
        }

        @Override
        public String toString() {
            return throwing();
        }
    }

    /** Calls every public method with every hostile value at every place, and null elsewhere. */
    private static void callAll(Class<?> type, Object target, List<String> except) throws Exception {
        int calls = 0;
        for (Method method : type.getDeclaredMethods()) {
            if (!Modifier.isPublic(method.getModifiers())
                    || method.isSynthetic()
                    || except.contains(method.getName())) {
                continue;
            }
            Class<?>[] kinds = method.getParameterTypes();
            for (int place = 0; place < Math.max(1, kinds.length); place++) {
                List<Object> values = kinds.length == 0 ? List.of("none") : hostile(kinds[place]);
                for (Object value : values) {
                    Object[] arguments = new Object[kinds.length];
                    for (int i = 0; i < kinds.length; i++) {
                        arguments[i] = i == place ? value : hostile(kinds[i]).get(0);
                    }
                    assertThatCode(() -> method.invoke(target, arguments))
                            .as("%s at %d", method, place)
                            .doesNotThrowAnyException();
                    calls++;
                }
            }
        }
        assertThat(calls).isGreaterThan(20);
    }

    private static final List<String> SETUP = List.of("builder", "install", "metrics", "close");

    @Test
    void noMethodOfAManagerThrows() throws Exception {
        callAll(IncidentManager.class, manager, SETUP);
        time.advance(Duration.ofMinutes(2));
    }

    @Test
    void noMethodOfTheFacadeThrows() throws Exception {
        callAll(Incidents.class, null, SETUP);
        time.advance(Duration.ofMinutes(2));
    }

    @Test
    void noMethodOfAnIncidentThrowsWhetherOpenOverInertOrAfterClose() throws Exception {
        Incident open = manager.declare("outage");
        Incident over = manager.declare("flood").resolve("dry");
        Incident later = manager.declare("fire");

        callAll(Incident.class, open, List.of());
        callAll(Incident.class, over, List.of());
        callAll(Incident.class, Incident.inert(), List.of());
        time.advance(Duration.ofMinutes(2));
        manager.close();
        callAll(Incident.class, later, List.of());
        callAll(IncidentManager.class, manager, SETUP);
    }

    @Test
    void aDeclarationWithoutATypeIsInertAndCounted() {
        for (String type : new String[] {null, "", " \t"}) {
            Incident inert = manager.declare(type);

            assertThat(inert.isOpen()).isFalse();
            assertThat(inert.key()).isEmpty();
            assertThat(inert.id()).isEmpty();
            assertThat(inert.snapshot().isOpen()).isFalse();
            assertThat(inert.acknowledge().note("x").as("me").resolve("y")).isSameAs(inert);
            assertThat(inert).hasToString("incident that could not be taken");
            assertThat(inert.persisted().toCompletableFuture()).isCompletedExceptionally();
        }
        assertThat(manager.ignored()).containsEntry(Ignored.NO_TYPE, 3L);
        assertThat(manager.open()).isEmpty();
    }

    @Test
    void whatALambdaSaidBeforeItThrewIsKept() {
        try (LogLines log = new LogLines()) {
            Incident first = manager.declare("outage", i -> {
                i.tag("region", "eu");
                throwing();
            });
            Incident second = manager.declare("flood", null);

            assertThat(first.snapshot().tags()).containsEntry("region", "eu");
            assertThat(second.isOpen()).isTrue();
            assertThat(manager.ignored()).containsEntry(Ignored.DETAILS_THREW, 2L);
            assertThat(log.exceptions()).containsExactly("a lambda of the caller");
        }
    }

    @Test
    void hugeInputIsCutAndTheSinkHearsOfIt() {
        Incident incident = manager.declare("outage", i -> {
            for (int n = 0; n < 10_000; n++) {
                i.tag("tag" + n, HUGE);
            }
        });
        incident.note(HUGE).note(LONE);
        time.runUntilIdle();

        IncidentSnapshot told = sink.last().incident();
        assertThat(told.cut()).isTrue();
        assertThat(told.tags()).hasSize(64);
        assertThat(told.tags().get("tag0")).hasSizeLessThanOrEqualTo(1_024).endsWith("…[cut]");
        assertThat(sink.kinds()).containsExactly("declared", "noted", "noted");
    }

    @Test
    void typesMadeFromDataDoNotFillTheMemory() {
        for (int i = 0; i < 20_000; i++) {
            manager.declare("type " + i);
        }

        assertThat(manager.open()).hasSizeLessThanOrEqualTo(10_000);
        Map<String, Integer> types = new HashMap<>();
        manager.open().forEach(incident -> types.merge(incident.snapshot().type(), 1, Integer::sum));
        assertThat(types).hasSizeLessThanOrEqualTo(1_001);
    }

    @Test
    void aLogThatThrowsDoesNotReachTheCaller() {
        try (BrokenLog log = new BrokenLog()) {
            Incident incident = manager.declare("a-type-that-nobody-defined");

            assertThat(log.wasAsked()).isTrue();
            assertThat(incident.isOpen()).isFalse();
            assertThat(manager.ignored()).containsEntry(Ignored.FAILED, 1L);
        }
        assertThat(manager.declare("a-type-that-nobody-defined").isOpen()).isTrue();
    }

    @Test
    void manyThreadsMayDoAnythingAtOnce() throws Exception {
        List<FutureTask<Void>> busy = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int thread = t;
            FutureTask<Void> task = new FutureTask<>(() -> {
                for (int i = 0; i < 500; i++) {
                    Incident incident = manager.declare(i % 3 == 0 ? "outage" : "flood");
                    switch ((i + thread) % 5) {
                        case 0 -> incident.as("p" + thread).acknowledge().note("n" + i);
                        case 1 -> incident.observe("metric", i);
                        case 2 -> incident.resolve("r").review("v").close("c");
                        case 3 -> incident.dismiss("d").duplicateOf(incident);
                        default -> incident.severity(null, null).snapshot();
                    }
                    manager.summary(Duration.ofHours(1));
                }
                return null;
            });
            busy.add(task);
            new Thread(task, "busy-" + t).start();
        }
        for (FutureTask<Void> task : busy) {
            task.get(120, TimeUnit.SECONDS);
        }
        time.advance(Duration.ofMinutes(2));
        assertThat(manager.ignored()).containsEntry(Ignored.FAILED, 0L);
        assertThat(sink.attempts()).isNotEmpty();
    }
}
