package io.github.incidentsdk.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S7: what a backend is given as a link leads to a page on the web. */
@Tag("S7")
class LinkTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://wiki.example.com/runbook?x=1#y",
                "http://127.0.0.1:3000/d/1",
                "HTTPS://EXAMPLE.COM",
                "https://[::1]/x"
            })
    void leadsToAPage(String url) {
        assertThat(new Link("dashboard", url).isWeb()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "runbook 17",
                "javascript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "https:///x",
                "https://",
                "//example.com/x",
                "https://exa mple.com",
                "https://example.com/café",
                "https://example.com/\r\nX-Evil: 1",
                "https://example.com/…[cut]"
            })
    void leadsToNone(String url) {
        assertThat(new Link("dashboard", url).isWeb()).isFalse();
    }
}
