package io.github.incidentsdk.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    private static final String HOSTILE =
            "</title></style></svg><script>alert(1)</script><img src=x onerror=alert(1)>\"' &amp; & <!--";

    @Test
    void showsTextAsItIs() {
        Document page = Jsoup.parse(Page.titled(HOSTILE)
                .language(HOSTILE)
                .add(Element.of("p", HOSTILE).style(HOSTILE).attribute("id", HOSTILE))
                .html());

        assertThat(page.title()).isEqualTo(HOSTILE);
        assertThat(page.body().children()).hasSize(1);
        assertThat(page.selectXpath("//p").text()).isEqualTo(HOSTILE);
        assertThat(page.selectXpath("//p").get(0).className()).isEqualTo(HOSTILE);
        assertThat(page.select("script, img")).isEmpty();
    }

    @Test
    void allowsItsOwnStyleAndNothingElse() throws Exception {
        Document page = Jsoup.parse(Page.titled("a").html());
        byte[] style = page.select("style").get(0).data().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        String hash = java.util.Base64.getEncoder()
                .encodeToString(
                        java.security.MessageDigest.getInstance("SHA-256").digest(style));

        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .isEqualTo("default-src 'none'; style-src 'sha256-" + hash + "'; base-uri 'none'; form-action 'none'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/a?b=c&d#e",
                "HTTP://example.com",
                "mailto:a@example.com",
                "#place",
                " https://example.com "
            })
    void followsAddressesOfTheWebOfMailAndOfThePage(String url) {
        Document page =
                Jsoup.parse(Page.titled("a").add(Element.link(url, "there")).html());

        assertThat(page.select("a").attr("href")).isEqualTo(url.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "java\nscript:alert(1)",
                "data:text/html,a",
                "//example.com",
                "/etc/passwd",
                "file:///etc/passwd",
                "",
                "#",
                "https://",
                "https:///a",
                "https://a b",
                "\u0001javascript:alert(1)"
            })
    void followsNoOtherAddress(String url) {
        Document page =
                Jsoup.parse(Page.titled("a").add(Element.link(url, "there")).html());

        assertThat(page.select("[href], a")).isEmpty();
        assertThat(page.body().text()).isEqualTo("there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "iframe", "img", "form", "P", "p onclick"})
    void hasNoElementThatRunsOrLoads(String name) {
        assertThatThrownBy(() -> Element.of(name)).hasMessage("a page has no element \"" + name + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"onclick", "style", "href", "src", "xlink:href", "a b", ""})
    void hasNoAttributeThatRunsOrLoads(String name) {
        Element element = Element.of("p");

        assertThatThrownBy(() -> element.attribute(name, "x")).hasMessageStartingWith("a page has no attribute");
    }

    @Test
    void leavesOutWhatIsNoCharacter() {
        assertThat(Element.of("p", "a\u0000b\uD800c\u202Ed\uD83D\uDE00").toString())
                .isEqualTo("<p>a�b�c�d\uD83D\uDE00</p>");
    }

    @Test
    void namesPlacesOfAPageEachByItsOwnName() {
        assertThat(Anchor.id("incident", "a b\"<é")).isEqualTo("incident-a_20b_22_3c_c3_a9");
        assertThat(List.of("a_20", "a ", "a", "A"))
                .extracting(text -> Anchor.id("i", text))
                .doesNotHaveDuplicates();
    }
}
