package io.github.incidentsdk.rule.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.metric.Labels;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The right sides are what promtool 3.5 prints for the same templates. */
class TemplateTest {

    private static final Labels LABELS = Labels.of("instance", "db-1:9100", "job", "a b&c", "size", "12345");
    private static final Labels EXTERNAL = Labels.of("site", "eqiad");

    private static String expanded(String template, double value) {
        Template read = Template.of(template);
        assertThat(read.problems()).isEmpty();
        return read.expand(LABELS, EXTERNAL, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "plain => plain",
                "{{ $labels.instance }} is {{ $value }} => db-1:9100 is 0.25",
                "{{$externalLabels.site}}{{ $labels.nothing }} => eqiad",
                "{{ .Labels.job }} {{ .Value }} => a b&c 0.25",
                "{{ $value | humanizePercentage }} => 25%",
                "{{ $labels.instance | stripPort | toUpper }} => DB-1",
                "{{ $labels.instance | reReplaceAll \"(.*):.*\" \"$1!\" }} => db-1!",
                "{{ reReplaceAll \":.*\" \"\" $labels.instance }} => db-1",
                "{{ \"eth0 {#12}\" | reReplaceAll \" {.*}$\" \"-\" }} => eth0-",
                "{{ \"a{,3}b\" | reReplaceAll \"a{,3}b\" \"-\" }} => -",
                "{{ \"aab{\" | reReplaceAll \"a{2}b{\" \"-\" }} => -",
                "{{ \"äb{b}\" | reReplaceAll `\\p{L}` `-` | reReplaceAll `\\{-\\}` `{}` }} => --{}",
                "{{ $labels.job | urlquery }} => a+b%26c",
                "{{ printf \"%s at %.1f\" $labels.job $value | title }} => A B&C At 0.2",
                "{{ printf \"%v %d%%\" $value 7 }} => 0.25 7%",
                "{{ $labels.size | humanize }} => 12.35k",
                "{{ match \"db-.*\" $labels.instance }} => true",
                "{{ (printf \"%.0f\" $value) | toLower }} => 0",
                "{{ \"straße ı i İ ǅ\" | toUpper }} => STRAßE I I İ Ǆ",
                "{{ \"İ ΑΣ ẞ I ǅ\" | toLower }} => i ασ ß i ǆ",
                "{{ 017 }} {{ -017 }} {{ 00 }} {{ 017.5 }} {{ printf \"%d\" 017 }} => 15 -15 0 17.5 15",
                "{{ `raw \\n` }}{{ \"a\\tb\" | toUpper }} => raw \\nA\tB",
                "a {{- \"b\" -}} c{{/* said nowhere */}} => abc",
            })
    void putsInWhatPrometheusPutsIn(String template, String text) {
        assertThat(expanded(template, 0.25)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0s, 0%",
        "1, 1, 1, 1s, 100%",
        "-1, -1, -1, -1s, -100%",
        "21, 21, 21, 21s, 2100%",
        "1234567, 1.235M, 1.177Mi, 14d 6h 56m 7s, 1.235e+08%",
        "0.00021, 210u, 0.00021, 210us, 0.021%",
        "93784.5, 93.78k, 91.59ki, 1d 2h 3m 4s, 9.378e+06%",
        "3661, 3.661k, 3.575ki, 1h 1m 1s, 3.661e+05%",
        "61.7, 61.7, 61.7, 1m 1s, 6170%",
        "NaN, NaN, NaN, NaN, NaN%",
        "Infinity, +Inf, +Inf, +Inf, +Inf%",
    })
    void writesNumbersForPeople(double value, String decimal, String binary, String duration, String percentage) {
        assertThat(expanded("{{ $value | humanize }}", value)).isEqualTo(decimal);
        assertThat(expanded("{{ $value | humanize1024 }}", value)).isEqualTo(binary);
        assertThat(expanded("{{ $value | humanizeDuration }}", value)).isEqualTo(duration);
        assertThat(expanded("{{ $value | humanizePercentage }}", value)).isEqualTo(percentage);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "0.1, 0.1",
        "123456, 123456",
        "1234567, 1.234567e+06",
        "1e21, 1e+21",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "-2.5, -2.5",
        "NaN, NaN",
        "-Infinity, -Inf",
        "100000, 100000",
        "1e100, 1e+100"
    })
    void writesTheValueAsGoDoes(double value, String text) {
        assertThat(expanded("{{ $value }}", value)).isEqualTo(text);
    }

    /** Java 17 itself writes more digits of these, or others. */
    @ParameterizedTest
    @CsvSource({
        "-2.4999997163623491e17, -2.499999716362349e+17",
        "2e23, 2e+23",
        "1e23, 1e+23",
        "5.684341886080802e-14, 5.684341886080802e-14", // a power of two: rounded down it would be another number
        "4.9e-324, 5e-324",
        "1125899906842624.25, 1.1258999068426242e+15", // as far from …2 as from …3
        "9007199254740993, 9.007199254740992e+15",
    })
    void writesTheFewestDigitsThatTellANumber(double value, String text) {
        assertThat(expanded("{{ $value }}", value)).isEqualTo(text);
        assertThat(expanded("{{ printf \"%v %g\" $value $value }}", value)).isEqualTo(text + " " + text);
    }

    @Test
    void writesNoDigitThatCouldBeLeftOut() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (!Double.isFinite(value)) {
                continue;
            }
            String text = expanded("{{ $value }}", value);
            assertThat(Double.parseDouble(text)).as("seed %d", seed).isEqualTo(value);
            BigDecimal digits = new BigDecimal(text);
            for (RoundingMode mode : List.of(RoundingMode.UP, RoundingMode.DOWN)) {
                BigDecimal fewer = digits.precision() == 1
                        ? BigDecimal.ZERO
                        : new BigDecimal(value).round(new MathContext(digits.precision() - 1, mode));
                assertThat(fewer.doubleValue())
                        .as("%s for %s, seed %d", fewer, text, seed)
                        .isNotEqualTo(value);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1700000000.5, 2023-11-14 22:13:20.5",
        "0, 1970-01-01 00:00:00",
        "0.9996, 1970-01-01 00:00:00.999",
        "-0.9996, 1969-12-31 23:59:59.001",
        "-0.0004, 1970-01-01 00:00:00",
        "1.2345, 1970-01-01 00:00:01.234",
        "1.001, 1970-01-01 00:00:01", // a little less in nanoseconds
        "1700000000.123, 2023-11-14 22:13:20.122",
    })
    void writesTimes(double value, String text) {
        assertThat(expanded("{{ $value | humanizeTimestamp }}", value)).isEqualTo(text + " +0000 UTC");
    }

    @Test
    void writesNoTimeBeyondTheNanosecondsOfPrometheus() {
        assertThat(expanded("{{ $value | humanizeTimestamp }}", 9.2e9)).isEqualTo("2261-07-15 11:33:20 +0000 UTC");
        assertThat(expanded("{{ $value | humanizeTimestamp }}", 1e10)).doesNotContain("UTC");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ query \"up\" | first | value }}",
                "{{ range $i, $e := .Labels }}x{{ end }}",
                "{{ if gt $value 5.0 }}x{{ end }}",
                "{{ $labels }}",
                "{{ $value | }}",
                "{{ $value | humanise }}",
                "{{ printf \"%x\" $value }}",
                "{{ $value",
                "{{ reReplaceAll \"(\" \"\" $labels.job }}",
                "{{ humanize }}",
                "{{ ? }}",
                "{{ }}",
            })
    void leavesWhatItDoesNotKnowAsItIs(String template) {
        Template read = Template.of(template);
        assertThat(read.expand(LABELS, EXTERNAL, 1)).isEqualTo(template);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ printf \"%x\" $value }}",
                "{{ printf \"%#v\" $value }}",
                "{{ printf \"%*d\" 5 5 }}",
                "{{ printf \"%05s\" $labels.job }}",
                "{{ printf \"%T\" $value }}",
                "{{ $labels.job | reReplaceAll \"(\" \"\" }}",
            })
    void saysBeforeItRunsWhatItCannotDo(String template) {
        assertThat(Template.of(template).problems()).hasSize(1);
    }

    @Test
    void quotesAsGoDoes() {
        Labels job = Labels.of(Map.of("job", "a\"\\\n\u00e9\u200b"));
        assertThat(Template.of("{{ printf \"%q|%4q\" $labels.job \"b\" }}").expand(job, EXTERNAL, 1))
                .isEqualTo("\"a\\\"\\\\\\n\u00e9\\u200b\"| \"b\"");
    }

    @Test
    void saysWhatItDoesNotKnow() {
        assertThat(Template.of("a {{ query \"up\" }} b {{ $labels.x }}").problems())
                .containsExactly("{{ query \"up\" }}: the function query is not known here; known are humanize,"
                        + " humanize1024, humanizeDuration, humanizePercentage, humanizeTimestamp, printf, reReplaceAll,"
                        + " match, title, toUpper, toLower, urlquery, stripPort");
        assertThat(Template.of("{{ $nothing }}").problems())
                .containsExactly(
                        "{{ $nothing }}: \"$nothing\" is not known here; known are $labels.x, $externalLabels.x and $value");
    }
}
