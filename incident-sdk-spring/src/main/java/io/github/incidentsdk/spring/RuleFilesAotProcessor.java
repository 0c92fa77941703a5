package io.github.incidentsdk.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Takes along into a native image what {@code incidents.prometheus-rules.files} names on the class path. */
final class RuleFilesAotProcessor implements BeanFactoryInitializationAotProcessor {

    private static final String FILES = "incidents.prometheus-rules.files";
    private static final String CLASSPATH = "classpath:";

    RuleFilesAotProcessor() {}

    @Override
    public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
            ConfigurableListableBeanFactory beans) {
        Environment environment = beans.getBeanProvider(Environment.class).getIfAvailable();
        if (environment == null) {
            return null;
        }
        List<String> resources =
                Binder.get(environment).bind(FILES, Bindable.listOf(String.class)).orElse(List.of()).stream()
                        .filter(file -> file.startsWith(CLASSPATH))
                        .map(file -> file.substring(CLASSPATH.length()))
                        .toList();
        return resources.isEmpty()
                ? null
                : (generation, code) ->
                        resources.forEach(generation.getRuntimeHints().resources()::registerPattern);
    }
}
