package io.github.incidentsdk.spring.config;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.config.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

/** Property sources of a service: the command line's before the environment's before those of a file. */
final class Properties {

    private final Map<String, Object> commandLine = new LinkedHashMap<>();
    private final Map<String, Object> variables = new LinkedHashMap<>();
    private final String yaml;
    private int documents = Integer.MAX_VALUE;

    private Properties(String yaml) {
        this.yaml = yaml;
    }

    static Properties yaml(String text) {
        return new Properties(text);
    }

    Properties variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    Properties argument(String name, String value) {
        commandLine.put(name, value);
        return this;
    }

    /** Only the first {@code number} documents of the file hold, as where a profile is not active. */
    Properties documents(int number) {
        documents = number;
        return this;
    }

    IncidentConfig read() throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        environment.getPropertySources().addFirst(new MapPropertySource("commandLineArgs", commandLine));
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        ByteArrayResource file =
                new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8), "class path resource [application.yml]") {
                    @Override
                    public String getDescription() {
                        return "class path resource [application.yml]";
                    }
                };
        new YamlPropertySourceLoader()
                .load("application.yml", file).stream()
                        .limit(documents)
                        .forEach(source -> environment.getPropertySources().addLast(source));
        return EnvironmentConfig.read(environment, IncidentConfig.loader(), List.of());
    }

    List<String> problems() throws IOException {
        return read().problems().stream().map(Problem::toString).toList();
    }
}
