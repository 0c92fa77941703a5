package io.github.incidentsdk.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/**
 * One file of HTML that needs nothing else: light and dark as the reader prefers, fit to print, and by its content security
 * policy unable to run or to load anything.
 */
public final class Page {

    private static final String STYLE = style();

    private final Element body = Element.of("body");
    private final String title;
    private String language = "en";

    private Page(String title) {
        this.title = title;
    }

    public static Page titled(String title) {
        return new Page(title);
    }

    /** In which language it is written, such as {@code en}, which it is unless said. */
    public Page language(String tag) {
        this.language = tag;
        return this;
    }

    public Page add(Element... elements) {
        return addAll(List.of(elements));
    }

    public Page addAll(Collection<Element> elements) {
        body.addAll(elements);
        return this;
    }

    public String html() {
        Element head = Element.of("head")
                .add(
                        Element.of("meta").put("charset", "utf-8"),
                        Element.of("meta")
                                .put("http-equiv", "Content-Security-Policy")
                                .put("content", policy()),
                        Element.of("meta")
                                .put("name", "viewport")
                                .put("content", "width=device-width, initial-scale=1"),
                        Element.of("meta").put("name", "referrer").put("content", "no-referrer"),
                        Element.of("title", title));
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"");
        Escape.text(language, html);
        html.append("\">\n");
        head.writeTo(html);
        html.insert(html.length() - "</head>".length(), "<style>" + STYLE + "</style>");
        html.append('\n');
        body.writeTo(html);
        return html.append("\n</html>\n").toString();
    }

    /** Refuses whatever is not the page's own style sheet. */
    private static String policy() {
        return "default-src 'none'; style-src 'sha256-" + hash(STYLE) + "'; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String style() {
        try (InputStream css = Page.class.getResourceAsStream("page.css")) {
            if (css == null) {
                throw new IllegalStateException("page.css is missing beside " + Page.class.getName());
            }
            return new String(css.readAllBytes(), UTF_8).replace("\r", "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException("page.css", unreadable);
        }
    }
}
