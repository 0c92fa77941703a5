package io.github.incidentsdk.spring.failure;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.spring.IncidentAutoConfiguration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Annotated methods that Spring cannot stand around: said at the start, which they do not keep from coming about. */
@Timeout(120)
class UnseenTest {

    private static final Logger LOG = (Logger) LoggerFactory.getLogger(IncidentOnFailure.class);

    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(IncidentAutoConfiguration.class, IncidentOnFailureAutoConfiguration.class));

    @BeforeEach
    void listen() {
        said.start();
        LOG.addAppender(said);
    }

    @AfterEach
    void listenNoMore() {
        LOG.detachAppender(said);
    }

    private List<String> warnings() {
        return said.list.stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .map(text -> text.substring(text.indexOf('$') + 1, text.indexOf(',')))
                .toList();
    }

    static final class Closed {
        @IncidentOnFailure("import-failed")
        void run() {}
    }

    static sealed class Base permits Below {
        @IncidentOnFailure("import-failed")
        void run() {}
    }

    static final class Below extends Base {}

    static class Mixed {
        @IncidentOnFailure("import-failed")
        void seen() {
            hidden();
        }

        @IncidentOnFailure("import-failed")
        private void hidden() {}

        @IncidentOnFailure("import-failed")
        final void last() {}

        @IncidentOnFailure("import-failed")
        static void common() {}
    }

    interface Exporter {
        @IncidentOnFailure("export-failed")
        default void export() {
            throw new IllegalStateException("disk full");
        }

        String name();
    }

    record FileExporter(String name) implements Exporter {}

    @Test
    void aFinalClassStartsAsItDidAndIsNamed() {
        runner.withBean(Closed.class)
                .withBean(FileExporter.class, () -> new FileExporter("a"))
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(AopUtils.isAopProxy(context.getBean(Closed.class)))
                            .isFalse();
                });
        assertThat(warnings())
                .containsExactlyInAnyOrder(
                        "Closed.run does nothing: its class is final",
                        "FileExporter.export does nothing: its class is final");
    }

    @Test
    void aSealedClassStartsAsItDidAndIsNamed() {
        runner.withBean("base", Base.class).run(context -> assertThat(context).hasNotFailed());
        assertThat(warnings()).containsExactly("Base.run does nothing: its class is sealed");
    }

    @Test
    void methodsThatCannotBeSeenAreNamedOnceBesideOnesThatAre() {
        for (int i = 0; i < 2; i++) {
            runner.withBean("one", Mixed.class).withBean("two", Mixed.class).run(context -> {
                assertThat(context).hasNotFailed();
                assertThat(AopUtils.isAopProxy(context.getBean("one"))).isTrue();
            });
            assertThat(warnings())
                    .containsExactlyInAnyOrder(
                            "Mixed.hidden does nothing: it is private",
                            "Mixed.last does nothing: it is final",
                            "Mixed.common does nothing: it is static");
            said.list.clear();
        }
    }

    @Test
    void aLambdaAndAFinalClassBehindAnInterfacesProxyAreSeen() {
        runner.withBean("lambda", Exporter.class, () -> name())
                .withBean(FileExporter.class, () -> new FileExporter("a"))
                .withPropertyValues("spring.aop.proxy-target-class=false")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    for (Exporter exporter :
                            context.getBeansOfType(Exporter.class).values()) {
                        assertThat(AopUtils.isJdkDynamicProxy(exporter)).isTrue();
                    }
                    assertThat(context).hasSingleBean(IncidentManager.class);
                });
        assertThat(warnings()).isEmpty();
    }

    private static Exporter name() {
        return () -> "lambda";
    }
}
