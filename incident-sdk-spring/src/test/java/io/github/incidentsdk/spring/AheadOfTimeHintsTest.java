package io.github.incidentsdk.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.reflection;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.resource;

import io.github.incidentsdk.spring.actuate.IncidentEndpointAutoConfiguration;
import io.github.incidentsdk.spring.actuate.IncidentsEndpoint;
import io.github.incidentsdk.spring.failure.IncidentOnFailure;
import io.github.incidentsdk.spring.failure.IncidentOnFailureAutoConfiguration;
import io.github.incidentsdk.spring.scanned.good.CostSpike;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.javapoet.ClassName;

/** What a native image is told of, by the hints that come of generating a service's context. */
class AheadOfTimeHintsTest {

    private final InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
    private final RuntimeHints hints = generate();

    interface Feed {
        @IncidentOnFailure(value = "feed-failed", by = "feed")
        void load(String feed);
    }

    static class Imports implements Feed {

        @IncidentOnFailure("nightly-import-failed")
        void nightly() {}

        @Override
        public void load(String feed) {}
    }

    static class Plain {
        void run() {}
    }

    @Configuration(proxyBeanMethods = false)
    @AutoConfigurationPackage(basePackageClasses = CostSpike.class)
    static class Service {

        @Bean
        Imports imports() {
            return new Imports();
        }

        @Bean
        Plain plain() {
            return new Plain();
        }
    }

    private RuntimeHints generate() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            TestPropertyValues.of(
                            "incidents.prometheus-rules.files[0]=classpath:alerts/shop.yml",
                            "incidents.prometheus-rules.files[1]=/etc/rules/*.yml",
                            "management.endpoints.web.exposure.include=incidents")
                    .applyTo(context);
            context.register(
                    Service.class,
                    IncidentAutoConfiguration.class,
                    IncidentEndpointAutoConfiguration.class,
                    IncidentOnFailureAutoConfiguration.class);
            DefaultGenerationContext generation =
                    new DefaultGenerationContext(new ClassNameGenerator(ClassName.get("example", "Shop")), files);
            new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
            generation.writeGeneratedContent();
            return generation.getRuntimeHints();
        }
    }

    private static Predicate<RuntimeHints> called(Class<?> type, String method) {
        return reflection().onMethod(type, method).invoke();
    }

    @Test
    void aRecordIsReadByItsAccessors() {
        assertThat(reflection().onType(CostSpike.class)).accepts(hints);
        assertThat(called(CostSpike.class, "account")).accepts(hints);
        assertThat(called(CostSpike.class, "usdPerHour")).accepts(hints);
        assertThat(called(String.class, "toString")).accepts(hints);
    }

    @Test
    void theGeneratedContextNamesTheRecordsInsteadOfScanningForThem() throws Exception {
        StringBuilder code = new StringBuilder();
        for (Map.Entry<String, ?> file : files.getGeneratedFiles(Kind.SOURCE).entrySet()) {
            code.append(files.getGeneratedFileContent(Kind.SOURCE, file.getKey()));
        }
        assertThat(code)
                .contains("DefinedRecords.of(\"" + CostSpike.class.getName() + "\")")
                .doesNotContain("incidentRecords(");
        assertThat(DefinedRecords.of(CostSpike.class.getName()).types())
                .singleElement()
                .satisfies(type -> assertThat(type.name()).isEqualTo("cost-spike"));
    }

    @Test
    void annotatedMethodsAreFoundWithTheNamesOfTheirParameters() {
        assertThat(called(Imports.class, "nightly")).accepts(hints);
        assertThat(called(Imports.class, "load")).accepts(hints);
        assertThat(called(Feed.class, "load")).accepts(hints);
        assertThat(called(Plain.class, "run")).rejects(hints);
    }

    @Test
    void theEndpointsOperationsAreCalled() {
        assertThat(called(IncidentsEndpoint.class, "overview")).accepts(hints);
        assertThat(called(IncidentsEndpoint.class, "operate")).accepts(hints);
        assertThat(called(IncidentsEndpoint.class, "end")).accepts(hints);
    }

    @Test
    void rulesOfPrometheusOnTheClassPathAreTakenAlong() {
        assertThat(resource().forResource("alerts/shop.yml")).accepts(hints);
        assertThat(resource().forResource("alerts/other.yml")).rejects(hints);
    }

    /** Spring registers whatever stands in spring.factories. */
    @Test
    void theFailureAnalyzerIsMade() throws Exception {
        RuntimeHints ofSpring = new RuntimeHints();
        SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
                .load(RuntimeHintsRegistrar.class)
                .forEach(registrar ->
                        registrar.registerHints(ofSpring, getClass().getClassLoader()));
        Class<?> analyzer = Class.forName("io.github.incidentsdk.spring.config.InvalidConfigurationAnalyzer");
        assertThat(FailureAnalyzer.class).isAssignableFrom(analyzer);
        assertThat(reflection().onConstructor(analyzer.getDeclaredConstructor()).invoke())
                .accepts(ofSpring);
    }
}
