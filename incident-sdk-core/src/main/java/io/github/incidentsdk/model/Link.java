package io.github.incidentsdk.model;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Something to look at: a dashboard, a runbook, a ticket.
 *
 * @param text what a reader sees
 * @param url where it leads
 */
public record Link(String text, String url) {

    /** Whether it leads to a page on the web: http or https with a host, in the characters that URLs have. */
    public boolean isWeb() {
        if (!url.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
            return false;
        }
        try {
            URI uri = new URI(url);
            return uri.getHost() != null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException noUrl) { // anybody can link anything; that is an answer, not a failure
            return false;
        }
    }
}
