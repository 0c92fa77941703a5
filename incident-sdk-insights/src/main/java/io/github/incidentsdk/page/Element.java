package io.github.incidentsdk.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An element of a page, of HTML or of SVG.
 *
 * <p>All text is escaped when it is written, attributes too. Only elements and attributes that show something can be made:
 * nothing that runs, loads or submits. Not for several threads.
 */
public final class Element implements Node {

    private static final Set<String> EMPTY = Set.of("br", "hr", "meta");
    private static final Set<String> NAMES = Set.of(
            ("html head meta title style body header main footer nav section article aside h1 h2 h3 h4 h5 h6 p ul ol li dl dt dd "
                            + "table caption thead tbody tr th td strong em del code pre blockquote a span div figure "
                            + "figcaption details summary time br hr small bdi svg g rect line path circle text tspan desc")
                    .split(" "));
    private static final Pattern ATTRIBUTES = Pattern.compile(
            "aria-[a-z]+|class|colspan|cx|cy|d|datetime|dir|height|id|lang|r|role|scope|start|tabindex|transform|viewBox|width|"
                    + "x|x1|x2|y|y1|y2");

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Node> content = new ArrayList<>();

    private Element(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("a page has no element \"" + name + "\"");
        }
        this.name = name;
    }

    public static Element of(String name) {
        return new Element(name);
    }

    /** An element with text in it. */
    public static Element of(String name, String text) {
        return new Element(name).text(text);
    }

    /**
     * A link that shows {@code text}; the text alone where {@code url} is not one of http, https, mailto or a place in the page
     * ({@code #anchor}).
     */
    public static Element link(String url, String text) {
        return linked(url, "a").text(text);
    }

    /** An empty link to {@code url}, or where that is none to follow, an empty {@code span}. */
    public static Element link(String url) {
        return linked(url, "a");
    }

    private static Element linked(String url, String name) {
        return Urls.mayBeFollowed(url) ? new Element(name).put("href", url.strip()) : new Element("span");
    }

    /** Sets an attribute; the last value counts. */
    public Element attribute(String attribute, String value) {
        if (!ATTRIBUTES.matcher(attribute).matches()) {
            throw new IllegalArgumentException(
                    "a page has no attribute \"" + attribute + "\"; links are made by link(url, text)");
        }
        return put(attribute, value);
    }

    /** Sets the attribute {@code class}. */
    public Element style(String classes) {
        return put("class", classes);
    }

    public Element text(String text) {
        content.add(new Words(text));
        return this;
    }

    public Element add(Element... elements) {
        return addAll(List.of(elements));
    }

    public Element addAll(Collection<Element> elements) {
        content.addAll(elements);
        return this;
    }

    /** Whether nothing is in it. */
    public boolean isEmpty() {
        return content.isEmpty();
    }

    Element put(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    @Override
    public void writeTo(StringBuilder html) {
        html.append('<').append(name);
        attributes.forEach((attribute, value) -> {
            html.append(' ').append(attribute).append("=\"");
            Escape.text(value, html);
            html.append('"');
        });
        html.append('>');
        if (!EMPTY.contains(name)) {
            content.forEach(node -> node.writeTo(html));
            html.append("</").append(name).append('>');
        }
    }

    /** As HTML. */
    @Override
    public String toString() {
        StringBuilder html = new StringBuilder();
        writeTo(html);
        return html.toString();
    }
}
