package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchitectureTest {

    private static final String ROOT = "io.github.incidentsdk";

    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @ParameterizedTest
    @EnumSource
    void holds(ArchitectureRule rule) {
        rule.below(ROOT).allowEmptyShould(true).check(LIBRARY);
    }

    @ParameterizedTest
    @EnumSource
    void catchesEachViolationPlantedForItAndNothingElse(ArchitectureRule rule) {
        JavaClasses planted = new ClassFileImporter().importPackages(rule.plantedRoot());
        List<String> found = rule.below(rule.plantedRoot())
                .evaluate(planted)
                .getFailureReport()
                .getDetails();

        assertThat(planted)
                .filteredOn(type -> type.getSimpleName().endsWith("Violation"))
                .isNotEmpty()
                .allSatisfy(violation -> assertThat(found).anyMatch(detail -> detail.contains(violation.getName())));
        assertThat(found).allMatch(detail -> detail.contains("Violation"));
    }

    @Test
    void looksAtTheLibrary() {
        assertThat(LIBRARY).extracting(JavaClass::getPackageName).contains(ROOT + ".model", ROOT + ".sink");
        assertThat(LIBRARY).noneMatch(type -> type.getPackageName().contains("planted"));
    }
}
