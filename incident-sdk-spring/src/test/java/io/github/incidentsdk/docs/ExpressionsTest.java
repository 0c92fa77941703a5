package io.github.incidentsdk.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.evaluation.ExpressionCompiler;
import io.github.incidentsdk.evaluation.Profile;
import io.github.incidentsdk.evaluation.ZeroByZero;
import io.github.incidentsdk.expression.Aggregator;
import io.github.incidentsdk.expression.Expression;
import io.github.incidentsdk.expression.ExpressionException;
import io.github.incidentsdk.expression.Function;
import io.github.incidentsdk.metric.series.MetricStore;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the page on rules says of the expression language is true, and it leaves nothing out. */
class ExpressionsTest {

    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");

    private static Page page;

    @BeforeAll
    static void read() throws IOException {
        page = Page.all().stream()
                .filter(each -> each.name().equals("docs/rules.md"))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Block> blocks(boolean wrong) {
        return page.blocks().stream()
                .filter(block -> block.language().equals("promql") && block.is("promql", "wrong") == wrong);
    }

    @TestFactory
    Stream<DynamicTest> theExamplesAreConditions() {
        List<String> lines =
                blocks(false).flatMap(block -> block.text().lines()).toList();
        assertThat(lines).hasSize(10);
        return lines.stream()
                .map(line -> DynamicTest.dynamicTest(
                        line,
                        () -> new ExpressionCompiler(new MetricStore().index(), Profile.STANDARD)
                                .condition(Expression.parseCondition(line, Set.of()), ZeroByZero.FALSE)));
    }

    @TestFactory
    Stream<DynamicTest> whatIsOutIsRefusedInTheseWords() {
        List<Block> wrong = blocks(true).toList();
        assertThat(wrong).isNotEmpty();
        return wrong.stream()
                .map(block -> DynamicTest.dynamicTest(
                        block.toString(),
                        () -> assertThatThrownBy(
                                        () -> Expression.parse(block.text().strip()))
                                .isInstanceOf(ExpressionException.class)
                                .hasMessage(behind(block).text().strip())));
    }

    private static Block behind(Block block) {
        return page.blocks().get(page.blocks().indexOf(block) + 1);
    }

    @Test
    void everyFunctionAndAggregationIsExplained() throws IOException {
        String reference = section("## Reference", "### In and out");
        Set<String> words = CODE.matcher(reference)
                .results()
                .map(found -> found.group(1).replaceFirst("\\(.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(words)
                .containsAll(
                        Arrays.stream(Function.values()).map(Function::text).toList());
        assertThat(words)
                .containsAll(
                        Arrays.stream(Aggregator.values()).map(Aggregator::text).toList());
    }

    @TestFactory
    Stream<DynamicTest> whatTheTableCallsOutIsOut() throws IOException {
        String rows = section("### In and out", "What is out is refused");
        List<String> out = rows.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| in "))
                .flatMap(line -> CODE.matcher(line.substring(line.lastIndexOf("|", line.length() - 2)))
                        .results())
                .map(found -> found.group(1))
                .toList();
        assertThat(out).contains("@", "label_replace");
        return out.stream()
                .map(name -> DynamicTest.dynamicTest(
                        name,
                        () -> assertThatThrownBy(() -> Expression.parse(using(name)))
                                .isInstanceOfSatisfying(
                                        ExpressionException.class,
                                        refused -> assertThat(refused.outsideSubset())
                                                .isTrue())));
    }

    private static String using(String name) {
        return switch (name) {
            case "@" -> "x @ 0";
            case "x[1h:5m]" -> "max_over_time(x[1h:5m])";
            case "atan2" -> "x atan2 y";
            case "fill" -> "x + fill(0) y";
            case "count_values" -> "count_values(\"v\", x)";
            case "limitk", "limit_ratio" -> name + "(0.5, x)";
            default -> name + "(x)";
        };
    }

    @TestFactory
    Stream<DynamicTest> whatOtherToolsSayIsSaidHereInExpressionsThatCanBeRead() throws IOException {
        String text = section("## Coming from Grafana", null);
        List<String> expressions = CODE.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(code -> code.substring(1, code.length() - 1))
                .filter(code -> code.matches(".*_over_time\\(.*|.*increase\\(.*|.* unless .*"))
                .toList();
        assertThat(expressions).hasSizeGreaterThan(4);
        return expressions.stream().map(code -> DynamicTest.dynamicTest(code, () -> Expression.parse(code)));
    }

    private static String section(String begin, String end) throws IOException {
        String text = Files.readString(Page.ROOT.resolve(page.name()));
        int from = text.indexOf(begin);
        assertThat(from).as(begin).isNotNegative();
        return end == null ? text.substring(from) : text.substring(from, text.indexOf(end, from));
    }
}
