package io.github.incidentsdk;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.io.Externalizable;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Timer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

/** What the packages of the core promise each other; each rule is also held against violations planted for it. */
enum ArchitectureRule {
    PACKAGES_FORM_NO_CIRCLE {
        @Override
        ArchRule below(String root) {
            return slices().matching(root + ".(**)").should().beFreeOfCycles();
        }
    },
    EVERY_PACKAGE_HAS_ITS_PLACE {
        @Override
        ArchRule below(String root) {
            return classes().should(PackageConditions.haveAPlace(root));
        }
    },
    IMPORTS_FOLLOW_THE_ARROWS {
        @Override
        ArchRule below(String root) {
            return classes().should(PackageConditions.importOnlyAlongTheArrows(root));
        }
    },
    EVERY_PACKAGE_IS_NULL_MARKED {
        @Override
        ArchRule below(String root) {
            return classes().should(PackageConditions.resideInANullMarkedPackage());
        }
    },
    ONLY_JSON_KNOWS_JACKSON {
        @Override
        ArchRule below(String root) {
            return noClasses()
                    .that()
                    .resideOutsideOfPackage(root + ".json")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("com.fasterxml.jackson..", "tools.jackson..");
        }
    },
    ONLY_HTTP_PACKAGES_KNOW_OKHTTP {
        @Override
        ArchRule below(String root) {
            return noClasses()
                    .that()
                    .resideOutsideOfPackages(root + ".sink.http", root + ".metric.http")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("okhttp3..", "okio..", "kotlin..");
        }
    },
    ONLY_TIME_STARTS_THREADS {
        @Override
        ArchRule below(String root) {
            return noClasses()
                    .that()
                    .resideOutsideOfPackage(root + ".time")
                    .should()
                    .accessTargetWhere(STARTS_THREADS);
        }
    },
    PURE_PACKAGES_KNOW_NO_THREADS {
        @Override
        ArchRule below(String root) {
            return pureClassesShouldNotDependOn(THREADS, root);
        }
    },
    PURE_PACKAGES_DO_NO_IO {
        @Override
        ArchRule below(String root) {
            return pureClassesShouldNotDependOn(IO, root);
        }
    },
    PURE_PACKAGES_DO_NOT_LOG {
        @Override
        ArchRule below(String root) {
            return pureClassesShouldNotDependOn(LOGGING, root);
        }
    },
    NOTHING_INTERPRETS_CODE_OR_PATTERNS {
        @Override
        ArchRule below(String root) {
            return noClasses()
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(
                                    "javax.script..",
                                    "org.springframework.expression..",
                                    "org.mvel2..",
                                    "ognl..",
                                    "javax.el..",
                                    "jakarta.el..",
                                    "groovy..",
                                    "freemarker..",
                                    "org.apache.velocity..",
                                    "org.apache.commons.jexl3..")
                            .or(belongToAnyOf(MessageFormat.class)));
        }
    },
    NOTHING_MAKES_OBJECTS_OF_DATA {
        @Override
        ArchRule below(String root) {
            return noClasses()
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(
                                    "com.fasterxml.jackson.databind.jsontype..",
                                    "org.yaml.snakeyaml.constructor..",
                                    "java.beans..")
                            .or(belongToAnyOf(
                                    ObjectInputStream.class,
                                    ObjectOutputStream.class,
                                    Externalizable.class,
                                    JsonTypeInfo.class)));
        }
    },
    ONLY_USERS_CALL_THE_FACADE {
        @Override
        ArchRule below(String root) {
            DescribedPredicate<JavaClass> facade = DescribedPredicate.describe(
                    "the facade", type -> type.getName().equals(root + ".Incidents"));
            return noClasses().that(not(facade)).should().dependOnClassesThat(facade);
        }
    };

    private static final String[] PURE = {
        "model",
        "hold",
        "rule",
        "metric",
        "metric.series",
        "expression",
        "evaluation",
        "evaluation.math",
        "evaluation.vector",
        "evaluation.window",
        "policy"
    };

    private static final DescribedPredicate<JavaClass> THREADS = assignableTo(Thread.class)
            .or(assignableTo(ThreadFactory.class))
            .or(assignableTo(Executor.class))
            .or(assignableTo(Executors.class))
            .or(assignableTo(Future.class))
            .or(assignableTo(CompletionStage.class))
            .or(assignableTo(Timer.class))
            .as("are threads or run on them");

    /** Names of charsets and addresses are values. */
    private static final DescribedPredicate<JavaClass> IO = resideInAnyPackage(
                    "java.io..", "java.nio..", "java.net..", "javax.net..", "java.sql..")
            .and(not(resideInAPackage("java.nio.charset")))
            .and(not(belongToAnyOf(URI.class, URISyntaxException.class)))
            .as("do I/O");

    private static final DescribedPredicate<JavaClass> LOGGING = resideInAnyPackage(
                    "org.slf4j..", "java.util.logging..")
            .or(belongToAnyOf(System.Logger.class))
            .as("log");

    private static final DescribedPredicate<JavaAccess<?>> STARTS_THREADS =
            DescribedPredicate.describe("starts threads", access -> {
                JavaClass owner = access.getTargetOwner();
                boolean makesOne = access.getTarget().getName().equals("<init>")
                        && (owner.isAssignableTo(Thread.class)
                                || owner.isAssignableTo(Executor.class)
                                || owner.isAssignableTo(Timer.class));
                return makesOne || owner.isEquivalentTo(Executors.class);
            });

    /** The rule for the library whose root package is {@code root}. */
    abstract ArchRule below(String root);

    /** The root package of the violations planted for this rule. */
    String plantedRoot() {
        return "io.github.incidentsdk.planted."
                + name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    private static ArchRule pureClassesShouldNotDependOn(DescribedPredicate<JavaClass> impure, String root) {
        return noClasses()
                .that()
                .resideInAnyPackage(
                        Arrays.stream(PURE).map(pure -> root + "." + pure).toArray(String[]::new))
                .should()
                .dependOnClassesThat(impure);
    }
}
