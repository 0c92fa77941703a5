package io.github.incidentsdk.insights.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.incidentsdk.browser.Chromium;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportInChromiumTest {

    private static final String HOSTILE =
            "</title></svg><script>alert(1)</script><img src=http://127.0.0.1:1/x onerror=alert(1)>\"' wide WIDE 日本語 "
                    .repeat(3);

    /** Texts of one drawing that lie over each other or leave it. */
    private static final String CROWDED = """
            [...document.querySelectorAll('svg')].flatMap(svg => {
              const frame = svg.getBoundingClientRect();
              const texts = [...svg.querySelectorAll('text')].map(t => [t.lastChild.data, t.getBoundingClientRect()]);
              const out = texts.filter(([w, b]) => b.left < frame.left - 1 || b.right > frame.right + 1
                                                || b.top < frame.top - 1 || b.bottom > frame.bottom + 1).map(([w]) => 'outside: ' + w);
              const over = texts.flatMap(([w, a], i) => texts.slice(i + 1).filter(([v, b]) =>
                  a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3)
                  .map(([v]) => svg.getAttribute('aria-label').slice(0, 20) + ': ' + w + ' over ' + v));
              return [...out, ...over];
            })""";

    @TempDir
    Path folder;

    private @Nullable Chromium chromium;

    @BeforeEach
    void start() throws Exception {
        Path program = Chromium.installed();
        assumeTrue(program != null, "Chromium is not installed: set " + Chromium.VARIABLE);
        chromium = Chromium.start(program, folder.resolve("home"));
    }

    @AfterEach
    void stop() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void opensWithoutAnErrorOrARequest() throws Exception {
        Path page = write(MadeUp.report(HOSTILE, 300).html());

        Chromium.Seen seen = browser().open(page.toUri());

        assertThat(seen.console()).isEmpty();
        assertThat(seen.requests()).containsExactly(page.toUri().toString());
        assertThat(browser()
                        .evaluate("getComputedStyle(document.body).maxWidth")
                        .asText())
                .isEqualTo("896px");
    }

    @Test
    void seesErrorsAndRequestsWhereThereAreAny() throws Exception {
        String page = MadeUp.report("x").html();
        int policy = page.indexOf("<meta http-equiv");
        String open = page.substring(0, policy) + page.substring(page.indexOf('>', policy) + 1);

        Chromium.Seen refused = browser()
                .open(write(page.replace("<header>", "<header style='color:red'><script>1</script>"))
                        .toUri());
        Chromium.Seen asked = browser()
                .open(write(open.replace("<header>", "<header><img src='http://127.0.0.1:1/x'>"))
                        .toUri());

        assertThat(refused.console())
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(each -> each.contains("Content Security Policy"));
        assertThat(asked.requests()).contains("http://127.0.0.1:1/x");
    }

    @Test
    void keepsTextsOfDrawingsApartWhateverTheyAre() throws Exception {
        for (String text :
                new String[] {"x", "Checkout", HOSTILE, "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", "日本語".repeat(40)}) {
            browser().open(write(MadeUp.report(text, 60).html()).toUri());

            assertThat(browser().evaluate(CROWDED)).as(text).isEmpty();
        }
    }

    @Test
    void fitsANarrowScreen() throws Exception {
        browser().size(360, 800);
        browser().open(write(MadeUp.report(HOSTILE, 20).html()).toUri());

        JsonNode wide = browser().evaluate("document.documentElement.scrollWidth");
        assertThat(wide.asInt()).isLessThanOrEqualTo(360);
    }

    @Test
    void isDarkForThoseWhoPreferItAndLightOnPaper() throws Exception {
        browser().open(write(MadeUp.report("x").html()).toUri());

        browser().show("screen", "light");
        assertThat(background()).isEqualTo("rgb(255, 255, 255)");
        browser().show("screen", "dark");
        assertThat(background()).isEqualTo("rgb(22, 24, 28)");
        browser().show("print", "dark");
        assertThat(background()).isEqualTo("rgb(255, 255, 255)");
    }

    private String background() throws Exception {
        return browser()
                .evaluate("getComputedStyle(document.body).backgroundColor")
                .asText();
    }

    private Path write(String html) throws Exception {
        return Files.writeString(folder.resolve("report.html"), html);
    }

    private Chromium browser() {
        if (chromium == null) {
            throw new IllegalStateException("not started");
        }
        return chromium;
    }
}
