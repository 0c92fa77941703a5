package io.github.incidentsdk.insights;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InsightsArchitectureTest {

    private static final String ROOT = "io.github.incidentsdk.";
    private static final String WRONG = ROOT + "insights.wrong.";

    /** Which package of this module may import which of it. What is not written here is refused; the door may import all. */
    private static final Map<String, Set<String>> ARROWS = """
            insights.report     -> insights.drawing insights.words insights.answer page
            insights.drawing    -> insights.words insights.answer page
            insights.question   -> insights.statistics insights.history insights.words insights.answer
            insights.words      -> insights.answer page
            insights.statistics -> insights.answer
            insights.history.intake -> insights.history insights.answer review review.action review.document
            insights.history    -> insights.answer
            insights.answer     ->
            review.page         -> review.text review.action review.evidence review.fact review page
            review.draft        -> review.text review.action review.evidence review
            review.lint         -> review.text review.action review.evidence review
            review.document     -> review.text review.action review.evidence review.fact review
            review.fact         -> review page
            review              -> review.text review.action review.evidence
            review.action       -> review.text
            review.evidence     -> review.text
            review.text         ->
            page                ->
            """.lines().map(line -> line.split("->", -1)).collect(
            Collectors.toUnmodifiableMap(
                    row -> row[0].strip(),
                    row -> Stream.of(row[1].strip().split(" +"))
                            .filter(name -> !name.isEmpty())
                            .collect(Collectors.toUnmodifiableSet())));

    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/wrong/") && !location.contains("-test/"))
            .importPackages(ROOT + "insights", ROOT + "review", ROOT + "page");

    @Test
    void importsOnlyDownwards() {
        assertThat(refused(MODULE, ROOT)).isEmpty();
    }

    @Test
    void hasNoCircles() {
        circles(ROOT).check(MODULE);
    }

    @Test
    void looksAtTheModule() {
        assertThat(MODULE).extracting(JavaClass::getPackageName).contains(ROOT + "insights.answer", ROOT + "page");
    }

    @Test
    void catchesWhatIsPlanted() {
        JavaClasses planted = new ClassFileImporter().importPackages(ROOT + "insights.wrong");

        assertThat(refused(planted, WRONG)).containsExactly("answer -> page", "page -> answer");
        assertThat(circles(WRONG).evaluate(planted).hasViolation()).isTrue();
    }

    private static ArchRule circles(String root) {
        return slices().matching(root + "(**)").should().beFreeOfCycles();
    }

    private static Set<String> refused(JavaClasses classes, String root) {
        Set<String> refused = new TreeSet<>();
        Set<String> packages = classes.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        for (JavaClass each : classes) {
            for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
                String from = each.getPackageName();
                String to = dependency.getTargetClass().getBaseComponentType().getPackageName();
                if (packages.contains(to) && !allowed(from.substring(root.length()), to.substring(root.length()))) {
                    refused.add(from.substring(root.length()) + " -> " + to.substring(root.length()));
                }
            }
        }
        return refused;
    }

    private static boolean allowed(String from, String to) {
        return from.equals(to)
                || from.equals("insights")
                || ARROWS.getOrDefault(from, Set.of()).contains(to);
    }
}
