package io.github.incidentsdk.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A drawing within a page, shape by shape; its classes are those of the page's style sheet. Lengths are in CSS pixels, from the
 * left upper corner.
 */
public final class Svg {

    private final Element element;
    private Element into;

    /** @param alt what it says, for somebody who does not see it */
    public Svg(double width, double height, String title, String alt) {
        this.element = Element.of("svg")
                .attribute("viewBox", "0 0 " + number(width) + " " + number(height))
                .attribute("width", number(width))
                .attribute("height", number(height))
                .attribute("role", "img")
                .attribute("aria-label", Cut.title(title))
                .add(Element.of("desc", Cut.sentence(alt)));
        this.into = element;
    }

    /** The drawing as it is now. */
    public Element element() {
        return element;
    }

    /** How wide {@code text} will be, about. */
    public static double widthOf(String text) {
        return TextWidth.of(text);
    }

    public Svg rect(String style, double x, double y, double width, double height) {
        return add(shape("rect", style)
                .attribute("x", number(x))
                .attribute("y", number(y))
                .attribute("width", number(Math.max(0, width)))
                .attribute("height", number(Math.max(0, height))));
    }

    public Svg line(String style, double x1, double y1, double x2, double y2) {
        return add(shape("line", style)
                .attribute("x1", number(x1))
                .attribute("y1", number(y1))
                .attribute("x2", number(x2))
                .attribute("y2", number(y2)));
    }

    public Svg circle(String style, double x, double y, double radius) {
        return add(shape("circle", style)
                .attribute("cx", number(x))
                .attribute("cy", number(y))
                .attribute("r", number(radius)));
    }

    public Svg path(String style, SvgPath path) {
        return add(shape("path", style).attribute("d", path.toString()));
    }

    public Svg text(String style, double x, double y, String words) {
        return add(shape("text", style)
                .attribute("x", number(x))
                .attribute("y", number(y))
                .text(words));
    }

    /** One line of text that is cut to {@code width}; all of it shows where a pointer rests on it. */
    public Svg text(String style, double x, double y, double width, String words) {
        String cut = TextWidth.cut(words, width);
        Element text = shape("text", style).attribute("x", number(x)).attribute("y", number(y));
        if (cut.endsWith("…")) {
            text.add(Element.of("title", Cut.sentence(words)));
        }
        return add(text.text(cut));
    }

    /**
     * Draws things that belong together.
     *
     * @param href where they lead to; null for nowhere
     * @param hover what a pointer that rests on them is told
     */
    public Svg group(@Nullable String href, String hover, Consumer<Svg> shapes) {
        Element group = href == null ? Element.of("g") : Element.link(href).attribute("tabindex", "-1");
        group.add(Element.of("title", Cut.sentence(hover)));
        Element outer = into;
        outer.add(group);
        into = group;
        shapes.accept(this);
        into = outer;
        return this;
    }

    static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static Element shape(String name, String style) {
        return Element.of(name).style(style);
    }

    private Svg add(Element shape) {
        into.add(shape);
        return this;
    }
}
