package io.github.incidentsdk.review.page;

import io.github.incidentsdk.page.Element;
import java.util.List;
import java.util.Map;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * What people wrote in Markdown, as elements of a page: HTML in it is shown as it was written, links lead only where a page's links
 * may, and pictures are links.
 */
final class Markdown {

    /** Deeper than anybody writes: what is nested beyond is shown as text. */
    private static final int DEEPEST = 32;

    private static final Parser PARSER = Parser.builder().build();
    private static final Map<Class<? extends Node>, String> PLAIN = Map.of(
            Paragraph.class, "p",
            BlockQuote.class, "blockquote",
            BulletList.class, "ul",
            OrderedList.class, "ol",
            ListItem.class, "li",
            Emphasis.class, "em",
            StrongEmphasis.class, "strong");

    private Markdown() {}

    /** A {@code div} with the text in it. */
    static Element block(String markdown) {
        Element block = Element.of("div");
        children(PARSER.parse(markdown), block, 0);
        return block;
    }

    /** A cell of a table with the text in it; one paragraph alone stands there like any other cell's text. */
    static Element cell(String markdown) {
        Element cell = Element.of("td");
        Node document = PARSER.parse(markdown);
        Node first = document.getFirstChild();
        boolean isOneParagraph = first instanceof Paragraph && first.getNext() == null;
        children(isOneParagraph && first != null ? first : document, cell, 0);
        return cell;
    }

    private static void children(Node parent, Element into, int depth) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            add(node, into, depth + 1);
        }
    }

    private static void add(Node node, Element into, int depth) {
        String literal = literal(node);
        if (literal != null) {
            into.text(literal);
        } else if (depth > DEEPEST) {
            into.text("…");
        } else if (node instanceof Code code) {
            into.add(Element.of("code", code.getLiteral()));
        } else if (node instanceof FencedCodeBlock code) {
            into.add(Element.of("pre", code.getLiteral()));
        } else if (node instanceof IndentedCodeBlock code) {
            into.add(Element.of("pre", code.getLiteral()));
        } else if (node instanceof HtmlBlock html) {
            into.add(Element.of("pre", html.getLiteral()));
        } else if (node instanceof HardLineBreak) {
            into.add(Element.of("br"));
        } else if (node instanceof ThematicBreak) {
            into.add(Element.of("hr"));
        } else if (!(node instanceof LinkReferenceDefinition)) {
            nested(node, into, depth);
        }
    }

    private static void nested(Node node, Element into, int depth) {
        if (node instanceof Paragraph && isTight(node)) {
            children(node, into, depth);
            return;
        }
        Element element = element(node);
        children(node, element, depth);
        into.add(element);
    }

    private static Element element(Node node) {
        if (node instanceof Link link) {
            return Element.link(link.getDestination());
        }
        if (node instanceof Image image) {
            return Element.link(image.getDestination());
        }
        if (node instanceof Heading heading) {
            return Element.of("h" + Math.min(6, heading.getLevel() + 3)); // below those of the page
        }
        return Element.of(PLAIN.getOrDefault(node.getClass(), "div"));
    }

    private static @Nullable String literal(Node node) {
        if (node instanceof Text text) {
            return text.getLiteral();
        }
        if (node instanceof HtmlInline html) {
            return html.getLiteral();
        }
        return node instanceof SoftLineBreak ? "\n" : null;
    }

    private static boolean isTight(Node paragraph) {
        return paragraph.getParent() instanceof ListItem item
                && item.getParent() instanceof ListBlock list
                && list.isTight();
    }

    /** A list with an item for each text. */
    static Element list(List<String> texts) {
        Element list = Element.of("ul");
        texts.forEach(text -> list.add(Element.of("li").add(block(text))));
        return list;
    }
}
