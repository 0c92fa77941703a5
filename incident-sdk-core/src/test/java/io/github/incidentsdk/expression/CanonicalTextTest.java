package io.github.incidentsdk.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalTextTest {

    /** What is written, and how it is written back. */
    private static final String TABLE = """
            Numbers
            1                                          => 1
            -1                                         => -1
            .5                                         => 0.5
            5.                                         => 5
            1e3                                        => 1000
            1.5E-3                                     => 0.0015
            1e20                                       => 1.0E20
            1e-9                                       => 1.0E-9
            0x1F                                       => 31
            0XfF                                       => 255
            1_000_000.25                               => 1000000.25
            0x_ff                                      => 255
            -0                                         => -0
            Inf                                        => Inf
            -inF                                       => -Inf
            +Inf                                       => Inf
            nan                                        => NaN
            -NaN                                       => NaN
            5m                                         => 300
            1h30m                                      => 5400
            1y2w3d4h5m6s7ms                            => 33019506.007
            1w                                         => 604800
            - 5m                                       => -300
            09                                         => 9
            007                                        => 7
            017                                        => 15
            -0_17                                      => -15
            x[017]                                     => x[15s]
            017.5                                      => 17.5
            017e1                                      => 170
            0777777777777777777777                     => 9.223372036854776E18
            01777777777777777777777                    => 1.7777777777777778E21

            Texts
            "a\\"b"                                    => "a\\"b"
            'it\\'s'                                   => "it's"
            `raw \\n`                                  => "raw \\\\n"
            "\\x41\\101\\u00e9\\U0001F600\\xc3\\xa9"   => "AAé😀é"
            "tab\\tbell\\anext\\u0085end"              => "tab\\tbell\\u0007next\\u0085end"
            "\\u202egnp.exe"                           => "\\u202egnp.exe"

            Selectors
            requests_total                             => requests_total
            job:requests:rate5m                        => job:requests:rate5m
            x{}                                        => x
            x{b="2", a!="1",}                          => x{a!="1", b="2"}
            x{a =~ "b.*", c !~ 'd'}                    => x{a=~"b.*", c!~"d"}
            {__name__="x"}                             => x
            {__name__=~"x.*"}                          => {__name__=~"x.*"}
            {__name__=~"x.*", __name__!="xy"}          => {__name__!="xy", __name__=~"x.*"}
            {"metric.name", a="b"}                     => {"metric.name", a="b"}
            {a="b", "plain"}                           => plain{a="b"}
            {"on"}                                     => {"on"}
            x{"utf.8 label"="v"}                       => x{"utf.8 label"="v"}
            x{sum="a", by="b", offset="c"}             => x{by="b", offset="c", sum="a"}
            x offset 5m                                => x offset 5m
            x OFFSET -1h30m                            => x offset -1h30m
            x offset 90                                => x offset 1m30s
            x offset +1.5                              => x offset 1s500ms
            x offset 0s                                => x
            rate(x{a="b"}[5m] offset 1w)               => rate(x{a="b"}[5m] offset 1w)
            rate(x[90])                                => rate(x[1m30s])
            rate(x[ 1d ])                              => rate(x[1d])
            x[400d]                                    => x[1y5w]

            Keywords as names of metrics
            sum                                        => sum
            sum + by                                   => sum + by
            and and and                                => and and and
            SUM{a="b"} offset 1m                       => SUM{a="b"} offset 1m
            offset offset 5m                           => offset offset 5m
            start + fill + anchored                    => start + fill + anchored

            Precedence
            1 + 2 * 3                                  => 1 + 2 * 3
            (1 + 2) * 3                                => (1 + 2) * 3
            ((x))                                      => x
            1 - (2 - 3)                                => 1 - (2 - 3)
            1 - 2 - 3                                  => 1 - 2 - 3
            2 ^ 3 ^ 2                                  => 2 ^ 3 ^ 2
            (2 ^ 3) ^ 2                                => (2 ^ 3) ^ 2
            -x ^ 2                                     => -x ^ 2
            (-x) ^ 2                                   => (-x) ^ 2
            -1 ^ 2                                     => -1 ^ 2
            (-1) ^ 2                                   => (-1) ^ 2
            2 ^ -1 * 3                                 => 2 ^ -1 * 3
            -x * y                                     => -x * y
            -(x * y)                                   => -(x * y)
            -(1)                                       => -(1)
            --x                                        => -(-x)
            --1                                        => 1
            a or b and c unless d                      => a or b and c unless d
            (a or b) and c                             => (a or b) and c
            a < b == c                                 => a < b == c
            a == (b < c)                               => a == (b < c)
            a + b > c * 2 or d                         => a + b > c * 2 or d
            1 > BOOL 2                                 => 1 > bool 2
            x % 2 == bool 0                            => x % 2 == bool 0

            Matching
            a + on(b, c,) d                            => a + on (b, c) d
            a + ignoring() b                           => a + b
            a + on() b                                 => a + on () b
            a * on(b) group_left c                     => a * on (b) group_left () c
            a * ON(b) GROUP_RIGHT(d) c                 => a * on (b) group_right (d) c
            a / ignoring(b) group_left("l.m", inf) c   => a / ignoring (b) group_left ("l.m", "inf") c
            a == bool on(b) c                          => a == bool on (b) c
            a and ignoring(b) c                        => a and ignoring (b) c
            a + on() 1                                 => a + 1

            Aggregations
            sum(x)                                     => sum(x)
            sum(x) by (a)                              => sum by (a) (x)
            SUM BY (a, by) (x)                         => sum by (a, by) (x)
            sum by () (x)                              => sum(x)
            count without () (x)                       => count without () (x)
            topk(5, x) without (a)                     => topk without (a) (5, x)
            quantile by ("a.b") (0.9, x)               => quantile by ("a.b") (0.9, x)
            group(sum) / stddev(min)                   => group(sum) / stddev(min)

            Functions
            hour()                                     => hour()
            day_of_week(x)                             => day_of_week(x)
            time() - timestamp(x)                      => time() - timestamp(x)
            round(x, 0.1)                              => round(x, 0.1)
            vector(scalar(x))                          => vector(scalar(x))
            histogram_quantile(0.99, sum by (le) (rate(x_bucket[5m]))) => histogram_quantile(0.99, sum by (le) (rate(x_bucket[5m])))
            quantile_over_time(0.5, x[1h])             => quantile_over_time(0.5, x[1h])
            predict_linear(x[1h], 4 * 3600)            => predict_linear(x[1h], 4 * 3600)
            x_reversals_over_time(x[1h])               => x_reversals_over_time(x[1h])

            Comments
            1 + # one\\n 2                             => 1 + 2
            x{ # which\\r a="#"} # all                 => x{a="#"}
            """;

    static Stream<Arguments> expressions() {
        return TABLE.lines().filter(line -> line.contains(" => ")).map(line -> {
            String[] sides = line.split(" +=> ", 2);
            boolean comment = sides[0].contains(" # ");
            return Arguments.of(comment ? sides[0].translateEscapes() : sides[0], sides[1]);
        });
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void writesWhatItReadsInOneForm(String written, String canonical) {
        assertThat(Expression.parse(written).text()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void readsItsOwnTextAsTheSameTree(String written, String canonical) {
        Trees.assertSame(Expression.parse(canonical), Expression.parse(written));
    }
}
