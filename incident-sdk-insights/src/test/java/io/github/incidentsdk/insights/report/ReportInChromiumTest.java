package io.github.incidentsdk.insights.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.incidentsdk.browser.Chromium;
import io.github.incidentsdk.browser.InChromium;
import org.junit.jupiter.api.Test;

class ReportInChromiumTest extends InChromium {

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

    @Test
    void opensWithoutAnErrorOrARequest() throws Exception {
        Chromium.Seen seen = open(MadeUp.report(HOSTILE, 300).html());

        assertThat(seen.console()).isEmpty();
        assertThat(seen.requests()).isEmpty();
        assertThat(browser()
                        .evaluate("getComputedStyle(document.body).maxWidth")
                        .asText())
                .isEqualTo("896px");
    }

    @Test
    void opensWithAsManyIncidentsAsItLists() throws Exception {
        Chromium.Seen seen = open(MadeUp.report("x", 100_000).html());

        assertThat(seen.console()).isEmpty();
        assertThat(browser()
                        .evaluate("document.querySelectorAll('tr[id]').length")
                        .asInt())
                .isEqualTo(IncidentIndex.MOST);
    }

    @Test
    void seesErrorsAndRequestsWhereThereAreAny() throws Exception {
        String page = MadeUp.report("x").html();
        int policy = page.indexOf("<meta http-equiv");
        String open = page.substring(0, policy) + page.substring(page.indexOf('>', policy) + 1);

        Chromium.Seen refused = open(page.replace("<header>", "<header style='color:red'><script>1</script>"));
        Chromium.Seen asked = open(open.replace("<header>", "<header><img src='http://127.0.0.1:1/x'>"));

        assertThat(refused.console())
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(each -> each.contains("Content Security Policy"));
        assertThat(asked.requests()).contains("http://127.0.0.1:1/x");
    }

    @Test
    void keepsTextsOfDrawingsApartWhateverTheyAre() throws Exception {
        for (String text :
                new String[] {"x", "Checkout", HOSTILE, "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", "日本語".repeat(40)}) {
            open(MadeUp.report(text, 60).html());

            assertThat(browser().evaluate(CROWDED)).as(text).isEmpty();
        }
    }

    @Test
    void fitsANarrowScreen() throws Exception {
        browser().size(360, 800);
        open(MadeUp.report(HOSTILE, 20).html());

        JsonNode wide = browser().evaluate("document.documentElement.scrollWidth");
        assertThat(wide.asInt()).isLessThanOrEqualTo(360);
    }

    @Test
    void isDarkForThoseWhoPreferItAndLightOnPaper() throws Exception {
        open(MadeUp.report("x").html());

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
}
