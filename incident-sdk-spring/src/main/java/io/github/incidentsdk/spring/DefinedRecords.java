package io.github.incidentsdk.spring;

import io.github.incidentsdk.IncidentDefinition;
import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.IncidentManagerBuilder;
import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.model.IncidentType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * The records annotated {@link IncidentDefinition} below the application's packages: those that Spring Boot scans for entities too.
 *
 * <p>They are known from the start, so that rules may declare their types before any of them was declared by code.
 */
final class DefinedRecords {

    private final List<Class<?>> classes = new ArrayList<>();
    private final List<Class<? extends Record>> records = new ArrayList<>();
    private final List<IncidentType> types = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private DefinedRecords() {}

    static DefinedRecords in(BeanFactory beans, ResourceLoader resources, Environment environment) {
        DefinedRecords found = new DefinedRecords();
        if (AutoConfigurationPackages.has(beans)) {
            ClassPathScanningCandidateComponentProvider scanner =
                    new ClassPathScanningCandidateComponentProvider(false, environment);
            scanner.setResourceLoader(resources);
            scanner.addIncludeFilter(new AnnotationTypeFilter(IncidentDefinition.class, false));
            for (String root : AutoConfigurationPackages.get(beans)) {
                for (BeanDefinition candidate : scanner.findCandidateComponents(root)) {
                    found.add(Objects.requireNonNull(candidate.getBeanClassName()), resources.getClassLoader());
                }
            }
        }
        return found;
    }

    /** Those that were found when the application was built: nothing can be scanned in a native image. */
    static DefinedRecords of(String... names) {
        DefinedRecords found = new DefinedRecords();
        for (String name : names) {
            found.add(name, ClassUtils.getDefaultClassLoader());
        }
        return found;
    }

    /** All that are annotated, also what cannot be a type. */
    List<Class<?>> classes() {
        return List.copyOf(classes);
    }

    List<IncidentType> types() {
        return List.copyOf(types);
    }

    /** What is wrong with records that are left out; when one is declared, what can be read of it counts. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    void define(IncidentManagerBuilder builder) {
        records.forEach(builder::type);
    }

    private void add(String name, @Nullable ClassLoader loader) {
        Class<?> found = ClassUtils.resolveClassName(name, loader);
        classes.add(found);
        if (!Record.class.isAssignableFrom(found)) {
            problems.add(Problem.at(Place.in(name, ""), "is annotated @IncidentDefinition and is no record"));
            return;
        }
        Class<? extends Record> definition = found.asSubclass(Record.class);
        try {
            IncidentManager.builder().type(definition, type -> {
                types.add(type.build());
                return type;
            });
            records.add(definition);
        } catch (IllegalArgumentException wrong) {
            String message = String.valueOf(wrong.getMessage());
            problems.add(Problem.at(
                    Place.in(name, ""), message.startsWith(name) ? message.substring(name.length() + 1) : message));
        }
    }
}
