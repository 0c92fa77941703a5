package io.github.incidentsdk.examples.springservice;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the shop. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableScheduling
public class ShopService {

    public static void main(String[] arguments) {
        SpringApplication.run(ShopService.class, arguments);
    }
}
