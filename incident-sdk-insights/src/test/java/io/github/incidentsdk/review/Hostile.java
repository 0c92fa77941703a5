package io.github.incidentsdk.review;

import java.util.Random;

/** Texts that are anything but nice to the document, the page or the picture around them. */
public final class Hostile {

    private static final String[] PIECES = {
        "#",
        "## Summary",
        "# Title",
        "### deeper",
        "---",
        "===",
        "- - -",
        "***",
        "* * *",
        "___",
        "```",
        "````",
        "~~~",
        "```java",
        "> ```",
        "- ```",
        "1. ~~~",
        "> # quoted",
        "    indented",
        "\tindented",
        "- ",
        "- owner: mallory",
        "* saw: nothing",
        "+ why:",
        "- due: tomorrow",
        "\\",
        "\\\\",
        "\\# x",
        "\\\\## Summary",
        "\\```",
        "\\- owner: x",
        "|a|b|",
        "|---|---|",
        "a | b",
        "<script>alert(1)</script>",
        "<!--",
        "-->",
        "<!-- What kept it from being worse. -->",
        "<b>",
        "</div>",
        "<?php",
        "<![CDATA[",
        "<https://example.org>",
        "<img src=x onerror=alert(1)>",
        "[a](javascript:alert(1))",
        "![a](http://evil.example/x.png)",
        "[a]: http://evil.example \"t",
        "[a]",
        "&amp;",
        "&lt;b&gt;",
        "&#x3c;b>",
        "\"'`",
        "'><svg onload=alert(1)>",
        "%0a",
        "${x}",
        "{{x}}",
        "=1+1",
        "@SUM(A1)",
        "key: value",
        "- key: value",
        "? a",
        ": b",
        "!!java.net.URL [x]",
        "&anchor",
        "*alias",
        "%YAML",
        "...",
        "{a: b",
        "[a, b",
        "\r\n",
        "\r",
        "\n",
        "\n\n",
        "\n\n\n",
        "\n  ",
        "\t",
        "  ",
        " ",
        "",
        ":",
        ": ",
        "**",
        "**2026-03-02**",
        "2026-03-02T06:00:00Z",
        "06:12 x: y",
        "[ ] ",
        "[x] ",
        "no",
        "~",
        "null",
        "012",
        "1e3",
        "0x1f",
        "\u0000",
        "\u0007",
        "\u001b[31m",
        "\u0085",
        "\u2028",
        "\u2029",
        "\uFEFF",
        "\uD83D",
        "\uDE80",
        "\uD83D\uDE80",
        "\uD83D\uDC69\u200D\uD83D\uDCBB",
        "\u202E",
        "\u05E9\u05DC\u05D5\u05DD",
        "\u0645\u0631\u062D\u0628\u0627",
        "e\u0301",
        "\u00A0",
        "\u3000",
        "\uFFFE",
        "\uDBFF\uDFFF",
        "anna",
        "word",
        "two words",
        "Left over from Timeline",
        "Summary",
        "Timeline"
    };

    private final Random random;

    public Hostile(Random random) {
        this.random = random;
    }

    /** Up to nine pieces, now and then none. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(10); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
            text.append(random.nextInt(3) == 0 ? "\n" : random.nextInt(3) == 0 ? " " : "");
        }
        return text.toString();
    }

    /** Each of the pieces. */
    public static String[] pieces() {
        return PIECES.clone();
    }
}
