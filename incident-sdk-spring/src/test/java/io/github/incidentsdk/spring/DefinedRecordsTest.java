package io.github.incidentsdk.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.problem.InvalidConfigurationException;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.spring.scanned.good.CostSpike;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class DefinedRecordsTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(IncidentAutoConfiguration.class))
            .withPropertyValues("incidents.on-invalid=fail");

    @Configuration(proxyBeanMethods = false)
    @AutoConfigurationPackage(basePackageClasses = CostSpike.class)
    static class Good {}

    @Configuration(proxyBeanMethods = false)
    @AutoConfigurationPackage(basePackages = "io.github.incidentsdk.spring.scanned.broken")
    static class Broken {}

    @Test
    void recordsBelowTheApplicationsPackagesAreTypesThatRulesMayDeclare() {
        runner.withUserConfiguration(Good.class)
                .withPropertyValues(
                        "incidents.rules.spend.declare=cost-spike",
                        "incidents.rules.spend.value=usd_per_hour",
                        "incidents.rules.spend.levels.SEV2=> 300")
                .run(context -> {
                    IncidentSnapshot declared = context.getBean(IncidentManager.class)
                            .declare("cost-spike", details -> details.by("account", "prod-eu"))
                            .snapshot();
                    assertThat(declared.title()).isEqualTo("Cloud spend spike in prod-eu");
                    assertThat(declared.owner()).isEqualTo("finops");
                });
    }

    @Test
    void whatTheConfigurationSaysOfARecordsTypeWins() {
        runner.withUserConfiguration(Good.class)
                .withPropertyValues("incidents.types.cost-spike.owner=platform")
                .run(context -> assertThat(context.getBean(IncidentManager.class)
                                .declare(new CostSpike("prod-eu", 412))
                                .snapshot()
                                .owner())
                        .isEqualTo("platform"));
    }

    @Test
    void whatCannotBeATypeIsAProblem() {
        runner.withUserConfiguration(Broken.class)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(InvalidConfigurationException.class)
                        .hasMessageContaining(
                                "scanned.broken.NoRecord: is annotated @IncidentDefinition and is no record")
                        .hasMessageContaining("scanned.broken.BlankType: "));
        runner.withUserConfiguration(Broken.class)
                .withPropertyValues("incidents.on-invalid=disable")
                .run(context -> assertThat(context.getBean(IncidentConfig.class).problems())
                        .hasSize(2));
    }

    @Test
    void anApplicationWithoutPackagesHasNone() {
        runner.run(context ->
                assertThat(context.getBean(DefinedRecords.class).types()).isEmpty());
    }
}
