package io.github.incidentsdk.review.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.incidentsdk.browser.Chromium;
import io.github.incidentsdk.browser.InChromium;
import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.review.Hostile;
import io.github.incidentsdk.review.Review;
import org.junit.jupiter.api.Test;

class ReviewPageInChromiumTest extends InChromium {

    private static final String HOSTILE = String.join("\n\n", Hostile.pieces())
            + "\n</title></style></svg><script>document.title = 'ran'</script><img src=http://127.0.0.1:1/x onerror=alert(1)>";

    /** What runs, loads or submits, and attributes that could. */
    private static final String DANGEROUS = """
            [...document.querySelectorAll('script, img, iframe, object, embed, form, input, link, base, video, audio')]
              .map(element => element.outerHTML)
              .concat([...document.querySelectorAll('*')].flatMap(element => [...element.attributes])
                .filter(each => /^on|^style$|src|action/.test(each.name) || /^javascript:|^data:/i.test(each.value))
                .map(each => each.name + '=' + each.value))""";

    @Test
    void opensWithoutAnErrorOrARequestWhateverIsWrittenInIt() throws Exception {
        for (Audience audience : Audience.values()) {
            Chromium.Seen seen = open(page(FullReview.of(HOSTILE), audience));

            assertThat(seen.console()).as("%s", audience).isEmpty();
            assertThat(seen.requests()).as("%s", audience).isEmpty();
            assertThat(browser().evaluate(DANGEROUS)).as("%s", audience).isEmpty();
            assertThat(browser().evaluate("document.title").asText()).isNotEqualTo("ran");
        }
    }

    @Test
    void hasTheSameElementsWhateverIsWrittenInOneLine() throws Exception {
        open(page(FullReview.lines("plain"), Audience.RESPONDERS));
        JsonNode plain = browser().evaluate("[...document.querySelectorAll('body *')].map(each => each.tagName)");

        open(page(FullReview.lines("</title></td></svg><b>x</b><img src=x>"), Audience.RESPONDERS));

        assertThat(browser().evaluate("[...document.querySelectorAll('body *')].map(each => each.tagName)"))
                .isEqualTo(plain);
    }

    @Test
    void refusesToRunOrLoadWhatSomebodyPutsIn() throws Exception {
        String page = page(FullReview.of("x"), Audience.RESPONDERS);

        Chromium.Seen seen = open(
                page.replace(
                        "<main>",
                        "<main><script>document.title = 'ran'</script><img src='http://127.0.0.1:1/x'><p style='color:red'>x</p>"));

        assertThat(browser().evaluate("document.title").asText()).isEqualTo("x");
        assertThat(seen.console())
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(each -> each.contains("Content Security Policy"));
    }

    @Test
    void fitsANarrowScreen() throws Exception {
        browser().size(360, 800);
        open(page(FullReview.of("a word and another"), Audience.RESPONDERS));

        assertThat(browser().evaluate("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(360);
    }

    private static String page(Review review, Audience audience) {
        return ReviewPage.html(review, audience, FullReview.TODAY);
    }
}
