package io.github.incidentsdk.spring.lines;

import io.github.incidentsdk.Incidents;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The service; run by itself it says what is open once it has declared something. */
@SpringBootApplication
public class Checkout {

    public static void main(String[] args) {
        try (ConfigurableApplicationContext context = SpringApplication.run(Checkout.class, args)) {
            Incidents.declare(new CostSpike("prod-eu", 412));
            System.out.println("Spring Boot " + SpringBootVersion.getVersion() + ", "
                    + String.join(" ", context.getBeanNamesForType(io.github.incidentsdk.metric.MetricSource.class))
                    + "open: " + Incidents.open().get(0).snapshot().title());
        }
    }
}
