package io.github.incidentsdk.spring.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.spring.IncidentAutoConfiguration;
import io.github.incidentsdk.spring.IncidentsCustomizer;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Timeout(240)
class IncidentOnFailureTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(IncidentAutoConfiguration.class, IncidentOnFailureAutoConfiguration.class))
            .withUserConfiguration(Service.class);

    @Retention(RetentionPolicy.RUNTIME)
    @IncidentOnFailure(type = "payment-failed", severity = Severity.SEV1)
    @interface Payment {}

    interface Exporter {
        @IncidentOnFailure("export-failed")
        void export(boolean fails) throws IOException;
    }

    static class FileExporter implements Exporter {
        @Override
        public void export(boolean fails) throws IOException {
            failIf(fails);
        }
    }

    static class Jobs {

        @IncidentOnFailure("import-failed")
        String importFiles(boolean fails) throws IOException {
            failIf(fails);
            return "imported";
        }

        @IncidentOnFailure(value = "feed-failed", by = "feed")
        void importFeed(String feed, boolean fails) throws IOException {
            failIf(fails);
        }

        @IncidentOnFailure(value = "audit-failed", by = "year", resolveOnSuccess = false)
        void audit(int year, boolean fails) throws IOException {
            failIf(fails);
        }

        @Payment
        void pay() throws IOException {
            failIf(true);
        }

        @IncidentOnFailure("fetch-failed")
        CompletableFuture<String> fetch(CompletableFuture<String> result) {
            return result;
        }

        @IncidentOnFailure("call-failed")
        Mono<String> call(Mono<String> result) {
            return result;
        }

        @IncidentOnFailure("stream-failed")
        Flux<String> stream(Flux<String> result) {
            return result;
        }

        void plain() throws IOException {
            failIf(true);
        }
    }

    private static void failIf(boolean fails) throws IOException {
        if (fails) {
            throw new IOException("disk full");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Service {
        @Bean
        VirtualTime time() {
            return new VirtualTime();
        }

        @Bean
        RecordingSink pager() {
            return new RecordingSink();
        }

        @Bean
        IncidentsCustomizer virtualTime(VirtualTime time) {
            return builder -> builder.workers(time);
        }

        @Bean
        Jobs jobs() {
            return new Jobs();
        }

        @Bean
        Exporter exporter() {
            return new FileExporter();
        }
    }

    private void with(Consumer<Scene> test) {
        runner.run(context -> test.accept(new Scene(context)));
    }

    private record Scene(AssertableApplicationContext context) {

        Jobs jobs() {
            return context.getBean(Jobs.class);
        }

        List<IncidentSnapshot> open() {
            return context.getBean(IncidentManager.class).open().stream()
                    .map(incident -> incident.snapshot())
                    .toList();
        }

        void pass() {
            context.getBean(VirtualTime.class).advance(Duration.ofSeconds(10));
        }
    }

    @Test
    void whatTheMethodThrowsOpensAnIncidentAndGoesOn() {
        with(scene -> {
            assertThatThrownBy(() -> scene.jobs().importFiles(true))
                    .isInstanceOf(IOException.class)
                    .hasMessage("disk full");
            assertThat(scene.open()).singleElement().satisfies(incident -> {
                assertThat(incident.type()).isEqualTo("import-failed");
                assertThat(incident.cause().message()).isEqualTo("disk full");
                assertThat(incident.claims().get(0).reporter()).hasToString("guard:import-failed");
            });
        });
    }

    @Test
    void theNextSuccessResolvesIt() {
        with(scene -> {
            assertThatThrownBy(() -> scene.jobs().importFiles(true)).isInstanceOf(IOException.class);
            assertThat(call(() -> scene.jobs().importFiles(false))).isEqualTo("imported");
            assertThat(scene.open()).hasSize(1);
            scene.pass();
            assertThat(scene.open()).isEmpty();
        });
    }

    @Test
    void parametersTellIncidentsApart() {
        with(scene -> {
            assertThatThrownBy(() -> scene.jobs().importFeed("red", true)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> scene.jobs().importFeed("blue", true)).isInstanceOf(IOException.class);
            assertThat(scene.open()).hasSize(2);
            call(() -> {
                scene.jobs().importFeed("red", false);
                return "";
            });
            scene.pass();
            assertThat(scene.open())
                    .singleElement()
                    .satisfies(incident -> assertThat(incident.by()).containsEntry("feed", "blue"));
        });
    }

    @Test
    void withoutResolvingItStaysOpenUntilSomebodyEndsIt() {
        with(scene -> {
            assertThatThrownBy(() -> scene.jobs().audit(2025, true)).isInstanceOf(IOException.class);
            call(() -> {
                scene.jobs().audit(2025, false);
                return "";
            });
            scene.pass();
            assertThat(scene.open()).singleElement().satisfies(incident -> {
                assertThat(incident.by()).containsEntry("year", "2025");
                assertThat(incident.cause().message()).isEqualTo("disk full");
            });
        });
    }

    @Test
    void annotationsAndInterfacesCarryIt() {
        with(scene -> {
            assertThatThrownBy(() -> scene.jobs().pay()).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> scene.context().getBean(Exporter.class).export(true))
                    .isInstanceOf(IOException.class);
            assertThat(scene.open())
                    .extracting(IncidentSnapshot::type, IncidentSnapshot::severity)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("payment-failed", Severity.SEV1),
                            org.assertj.core.groups.Tuple.tuple("export-failed", Severity.SEV3));
        });
    }

    @Test
    void aFutureCountsByHowItEnds() {
        with(scene -> {
            CompletableFuture<String> running = new CompletableFuture<>();
            assertThat(scene.jobs().fetch(running)).isSameAs(running);
            assertThat(scene.open()).isEmpty();
            running.completeExceptionally(new IOException("reset"));
            assertThat(scene.open())
                    .singleElement()
                    .satisfies(
                            incident -> assertThat(incident.cause().message()).isEqualTo("reset"));
            scene.jobs()
                    .fetch(new CompletableFuture<String>().thenApply(text -> text))
                    .cancel(true);
            scene.pass();
            assertThat(scene.open()).hasSize(1);
            assertThat(scene.jobs().fetch(CompletableFuture.completedFuture("ok")))
                    .isCompleted();
            scene.pass();
            assertThat(scene.open()).isEmpty();
        });
    }

    @Test
    void aCancelledFutureIsNoFailure() {
        with(scene -> {
            assertThat(scene.jobs().fetch(CompletableFuture.failedFuture(new CancellationException())))
                    .isCompletedExceptionally();
            assertThat(scene.open()).isEmpty();
        });
    }

    @Test
    void reactorCountsByHowEachSubscriptionEnds() {
        with(scene -> {
            Mono<String> failing = scene.jobs().call(Mono.error(new IOException("refused")));
            assertThat(scene.open()).isEmpty();
            assertThatThrownBy(failing::block).hasRootCauseMessage("refused");
            assertThatThrownBy(() -> scene.jobs().stream(Flux.error(new IOException("cut")))
                            .blockLast())
                    .hasRootCauseMessage("cut");
            assertThat(scene.open())
                    .extracting(IncidentSnapshot::type)
                    .containsExactlyInAnyOrder("call-failed", "stream-failed");
            assertThat(scene.jobs().call(Mono.just("ok")).block()).isEqualTo("ok");
            assertThat(scene.jobs().stream(Flux.just("a", "b")).collectList().block())
                    .containsExactly("a", "b");
            scene.pass();
            assertThat(scene.open()).isEmpty();
        });
    }

    @Test
    void whatIsNotAnnotatedIsLeftAlone() {
        with(scene -> {
            assertThatThrownBy(() -> scene.jobs().plain()).isInstanceOf(IOException.class);
            assertThat(scene.open()).isEmpty();
            assertThat(AopUtils.isAopProxy(scene.context().getBean(VirtualTime.class)))
                    .isFalse();
        });
    }

    @EnableAsync
    @EnableScheduling
    @Configuration(proxyBeanMethods = false)
    static class Background {
        @Bean
        Night night() {
            return new Night();
        }
    }

    static class Night {
        final CountDownLatch ran = new CountDownLatch(3);

        @Async
        @IncidentOnFailure("report-failed")
        void report() throws IOException {
            ran.countDown();
            failIf(true);
        }

        @Scheduled(initialDelay = 1, fixedDelay = 3_600_000)
        @IncidentOnFailure("cleanup-failed")
        void cleanUp() throws IOException {
            ran.countDown();
            failIf(true);
        }

        @EventListener(condition = "#root.args[0] == 'wake'")
        @IncidentOnFailure("listener-failed")
        void wake(String text) throws IOException {
            ran.countDown();
            failIf(true);
        }
    }

    @Test
    void scheduledAsynchronousAndListeningMethodsAreWatched() {
        CountDownLatch three = new CountDownLatch(3);
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        IncidentAutoConfiguration.class, IncidentOnFailureAutoConfiguration.class))
                .withUserConfiguration(Background.class)
                .withBean(RecordingSink.class)
                .withBean(
                        IncidentsCustomizer.class,
                        () -> builder -> builder.listener((event, incident) -> {
                            if (event.kind().equals("declared")) {
                                three.countDown();
                            }
                        }))
                .run(context -> {
                    context.getBean(Night.class).report();
                    assertThatThrownBy(() -> context.publishEvent("wake")).hasRootCauseMessage("disk full");
                    assertThat(three.await(60, TimeUnit.SECONDS)).isTrue();
                    assertThat(new Scene(context).open())
                            .extracting(IncidentSnapshot::type)
                            .containsExactlyInAnyOrder("report-failed", "cleanup-failed", "listener-failed");
                });
    }

    @Test
    void anInterceptorOfAnApplicationWithInterfaceProxiesFindsTheInterfacesAnnotation() {
        runner.withPropertyValues("spring.aop.proxy-target-class=false").run(context -> {
            Exporter exporter = context.getBean(Exporter.class);
            assertThat(AopUtils.isJdkDynamicProxy(exporter)).isTrue();
            assertThatThrownBy(() -> exporter.export(true)).isInstanceOf(IOException.class);
            assertThat(new Scene(context).open()).hasSize(1);
        });
    }

    static class Mistaken {
        @IncidentOnFailure(value = "feed-failed", by = "fed")
        void importFeed(String feed) {}
    }

    static class Nameless {
        @IncidentOnFailure
        void run() {}
    }

    @Test
    void anAnnotationThatCannotBeMeantSoFailsTheStart() {
        runner.withBean(Mistaken.class)
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining(
                                "Mistaken.importFeed says by = \"fed\", and it has no parameter of that name;"
                                        + " it has [feed]"));
        runner.withBean(Nameless.class)
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining(
                                "Nameless.run says no type; write @IncidentOnFailure(\"import-failed\")"));
    }

    @Test
    void nothingIsWatchedWithoutTheManager() {
        runner.withPropertyValues("incidents.enabled=false").run(context -> {
            assertThat(context).hasNotFailed();
            assertThatThrownBy(() -> context.getBean(Jobs.class).importFiles(true))
                    .isInstanceOf(IOException.class);
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class Nosy {
        @Bean
        IncidentsCustomizer nosy(Jobs jobs) {
            return builder -> assertThat(call(() -> jobs.importFiles(false))).isEqualTo("imported");
        }
    }

    @Test
    void aMethodThatIsCalledWhileTheManagerIsMadeStillRuns() {
        runner.withUserConfiguration(Nosy.class)
                .run(context -> assertThat(context).hasNotFailed());
    }

    private interface Call<T> {
        T run() throws Exception;
    }

    private static <T> T call(Call<T> call) {
        try {
            return call.run();
        } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
