package io.github.incidentsdk;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.NullMarked;

/** Conditions on the package that a class resides in, for {@link ArchitectureRule}. */
final class PackageConditions {

    private PackageConditions() {}

    static ArchCondition<JavaClass> haveAPlace(String root) {
        return condition("reside in a package that Arrows knows", (type, violation) -> {
            String home = relative(type, root);
            if (!Arrows.know(home)) {
                violation.accept(type.getName() + ": say in Arrows where package '" + home + "' stands");
            }
        });
    }

    static ArchCondition<JavaClass> importOnlyAlongTheArrows(String root) {
        return condition("import only along the arrows", (type, violation) -> {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass();
                if (isBelow(target, root) && !Arrows.allow(relative(type, root), relative(target, root))) {
                    violation.accept(dependency.getDescription());
                }
            }
        });
    }

    static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return condition("reside in a package whose package-info is @NullMarked", (type, violation) -> {
            if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                violation.accept(type.getName() + ": its package has no package-info with @NullMarked");
            }
        });
    }

    private static ArchCondition<JavaClass> condition(String says, BiConsumer<JavaClass, Consumer<String>> check) {
        return new ArchCondition<>(says) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.accept(type, message -> events.add(SimpleConditionEvent.violated(type, message)));
            }
        };
    }

    private static boolean isBelow(JavaClass type, String root) {
        return (type.getPackageName() + ".").startsWith(root + ".");
    }

    private static String relative(JavaClass type, String root) {
        String home = type.getPackageName();
        return home.equals(root) ? Arrows.ROOT : home.substring(root.length() + 1);
    }
}
