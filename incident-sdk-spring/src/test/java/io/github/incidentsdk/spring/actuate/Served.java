package io.github.incidentsdk.spring.actuate;

import io.github.incidentsdk.json.JsonTree;
import io.github.incidentsdk.json.JsonValue;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A service with a real web server on a port of its own, asked over HTTP; to be closed. */
public final class Served implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private Served(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** What the server answered. */
    public record Reply(int status, String body) {

        public JsonValue.JsonObject json() throws IOException {
            return (JsonValue.JsonObject) JsonTree.parse(body);
        }
    }

    /** Whoever says so in a header is the authenticated user. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Web {

        @Bean
        Filter user() {
            return (request, response, chain) -> {
                String user = ((HttpServletRequest) request).getHeader("X-User");
                chain.doFilter(
                        user == null
                                ? request
                                : new HttpServletRequestWrapper((HttpServletRequest) request) {
                                    @Override
                                    public Principal getUserPrincipal() {
                                        return () -> user;
                                    }
                                },
                        response);
            };
        }
    }

    public static Served start(Class<?> service, String... properties) {
        List<String> all = new ArrayList<>(List.of(
                "server.port=0",
                "server.address=127.0.0.1",
                "spring.application.name=checkout",
                "spring.main.banner-mode=off",
                "management.endpoints.web.exposure.include=incidents,health"));
        all.addAll(List.of(properties));
        SpringApplicationBuilder builder = new SpringApplicationBuilder(Web.class, service)
                .web(WebApplicationType.SERVLET)
                .registerShutdownHook(false)
                .properties(all.toArray(String[]::new));
        // The log of this process stays as the other tests have it.
        builder.application()
                .setListeners(builder.application().getListeners().stream()
                        .filter(listener -> !(listener instanceof LoggingApplicationListener))
                        .toList());
        return new Served(builder.run());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Reply get(String path) throws IOException, InterruptedException {
        return send("GET", path, null, Map.of());
    }

    /** Asks for a path below {@code /actuator}; a body is JSON. */
    public Reply send(String method, String path, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/actuator" + path))
                .timeout(PATIENCE)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        request.header("Content-Type", "application/json");
        headers.forEach(request::header);
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Reply(response.statusCode(), response.body());
    }

    @Override
    public void close() {
        context.close();
    }
}
