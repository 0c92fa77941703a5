package io.github.incidentsdk.expression.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexTest {

    /** An expression, what it matches, and what it does not; words apart by spaces, or nothing. */
    private static final String TABLE = """
            abc                  => abc                   => ab abcd xabc ABC \\0
            a|bc                 => a bc                  => ab abc \\0
            a|                   => a \\0                 => b
            (a|b)c               => ac bc                 => a c abc
            a*                   => \\0 a aaaa            => b ab
            a+                   => a aaaa                => \\0 b
            a?b                  => b ab                  => aab \\0
            a*?b+?c??            => b aabbc               => a c
            a{2}                 => aa                    => a aaa
            a{2,}                => aa aaaaa              => a
            a{2,3}               => aa aaa                => a aaaa
            a{0}b                => b                     => ab
            a{,3}                => a{,3}                 => aa
            x{                   => x{                    => x
            {a}                  => {a}                   => a
            (ab){2}              => abab                  => ab
            .                    => a \\n 😀 é            => \\0 ab
            .{2}                 => 😀😀                  => 😀
            (?-s).               => a                     => \\n
            [a-c]                => a b c                 => d - \\0
            [^a-c]               => d \\n -               => a
            []a]                 => ] a                   => b
            [^]a]                => b                     => ] a
            [a-]                 => a -                   => b
            [-a]                 => a -                   => b
            [a\\-z]              => a - z                 => b
            [\\]]                => ]                     => \\\\
            [[]                  => [                     => a
            [a&&b]               => a & b                 => c
            [[:digit:]x]         => 5 x                   => a : [
            [[:^digit:]]         => a                     => 5
            [\\d_]               => 5 _                   => a
            [^\\d]               => a                     => 5
            \\d\\D               => 5a                    => a5 55
            \\w+                 => a_1                   => é -
            \\s                  => \\t \\n               => a \\240
            \\S\\W               => a-                    => aa
            \\.\\*\\\\           => .*\\\\                => a
            \\_\\-               => _-                    => a
            \\x41\\x{1F600}      => A😀                   => A
            \\101\\0             => A\\000              => A
            \\t\\n\\r\\f         => \\t\\n\\r\\f          => tnrf
            \\a\\v               => \\7\\13        => av
            \\Qa.b*\\E+          => a.b* a.b**            => axb a.b
            \\pL\\p{Lu}\\PL      => éÉ1                   => éé1
            \\p{Greek}+          => αβ                    => ab
            \\p{^Greek}          => a                     => α
            \\P{^Greek}          => α                     => a
            (?i)abc              => abc ABC aBc           => abd
            (?i)[a-c]é           => Bé bÉ                 => dé
            (?i)k                => k K K            => s
            (?i)\\x{212A}s     => ks KS                => sk
            (?i)[^a]             => b                     => a A
            a(?i)b|c             => ab aB c C             => Ab
            (?i:a)b              => ab Ab                 => aB
            (?i)a(?-i:b)c        => abc AbC               => aBc
            (a(?i)b)c            => abc aBc               => abC
            (?P<name>a)(?<n>b)   => ab                    => a
            (?:a|b)+             => abba                  => c
            (?s-i:.)             => \\n                   => \\0
            (?U)a+               => aa                    => \\0
            ^a$                  => a                     => aa
            a^b                  => nothing               => ab a^b
            (^a|b$)+             => a ab b                => ba
            (?m)a$\\n^b          => a\\nb                 => a\\n\\nb
            a$\\nb               => nothing               => a\\nb
            \\Aa\\z              => a                     => aa
            \\ba\\b.*            => a a-b                 => ab
            a\\Bb                => ab                    => a
            ()*a                 => a                     => \\0
            (a*)*                => \\0 aaa               => b
            (a|a)*b              => aab b                 => a
            ((a?)?)?             => \\0 a                 => aa
            """;

    static Stream<Arguments> rows() {
        return TABLE.lines().map(line -> {
            String[] cells = line.split(" +=> +", 3);
            return Arguments.of(cells[0], words(cells[1]), words(cells[2]));
        });
    }

    @ParameterizedTest
    @MethodSource("rows")
    void matchesAsRe2Does(String expression, List<String> matching, List<String> others) {
        Regex regex = Regex.compile(expression);

        assertThat(matching).allMatch(regex::matches);
        assertThat(others).noneMatch(regex::matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                ")",
                "a)",
                "(a",
                "(?",
                "(?P",
                "(?P<",
                "(?P<n",
                "(?P<>a)",
                "(?P<n-m>a)",
                "(?=a)",
                "(?!a)",
                "(?<=a)",
                "(?<!a)",
                "(?>a)",
                "(?x)a",
                "(?#a)",
                "[",
                "[]",
                "[^]",
                "[a",
                "[z-a]",
                "[a-\\d]",
                "[[:nope:]]",
                "*",
                "+a",
                "?",
                "{2}",
                "(*a)",
                "a|*",
                "a**",
                "a+*",
                "a??+",
                "a{2}{3}",
                "a{3,2}",
                "a{1001}",
                "a{1,1001}",
                "\\",
                "\\1",
                "\\8",
                "\\q",
                "\\é",
                "\\x",
                "\\x4",
                "\\xg1",
                "\\x{}",
                "\\x{110000}",
                "\\p",
                "\\p{",
                "\\p{Nope}",
                "\\pQ",
                "\\Z",
                "\\G",
                "\\Qa",
                "\\Q",
                "\\k<n>",
                "(a{1000}){3}",
                "((a{100}){100}){100}",
            })
    void refusesWhatRe2Refuses(String expression) {
        assertThatThrownBy(() -> Regex.compile(expression)).isInstanceOf(PatternSyntaxException.class);
    }

    @Test
    void takesTwoThousandCharactersAtMost() {
        assertThat(Regex.compile("a".repeat(2_000)).matches("a".repeat(2_000))).isTrue();
        assertThatThrownBy(() -> Regex.compile("a".repeat(2_001)))
                .hasMessageContaining("it has 2001 characters, and at most 2000 are allowed");
    }

    @Test
    void saysWhatItWasMadeOf() {
        assertThat(Regex.compile("a|b")).hasToString("a|b");
    }

    private static List<String> words(String cell) {
        return cell.equals("nothing")
                ? List.of()
                : Stream.of(cell.split(" "))
                        .map(word -> word.equals("\\0") ? "" : word.translateEscapes())
                        .toList();
    }
}
