package io.github.incidentsdk.review.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonmark.node.Block;
import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** A document's body as Markdown sees it: which lines are headings, lists and their items. */
final class Source {

    private static final Parser MARKDOWN =
            Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();
    private static final Set<String> PROMPTS =
            Arrays.stream(Part.values()).map(Part::prompt).collect(Collectors.toSet());

    private final List<String> lines;
    private final List<Block> blocks = new ArrayList<>();

    /**
     * A stretch of lines.
     *
     * @param heading as it is written; empty for what stands before the first one
     * @param level of the heading; 0 for what stands before the first one
     * @param line where the heading stands, from 1
     * @param from the index of the first line below the heading
     * @param to the index behind the last line
     */
    record Stretch(String heading, int level, int line, int from, int to) {}

    /** Reads {@code all} lines; the first {@code skipped} are no Markdown. */
    Source(List<String> all, int skipped) {
        lines = new ArrayList<>(all);
        for (int i = 0; i < skipped; i++) {
            lines.set(i, "");
        }
        for (Node node = MARKDOWN.parse(String.join("\n", lines)).getFirstChild();
                node != null;
                node = node.getNext()) {
            if (node instanceof Block block && !block.getSourceSpans().isEmpty()) {
                blocks.add(block);
                dropPrompt(block);
            }
        }
    }

    private void dropPrompt(Block block) {
        if (block instanceof HtmlBlock html
                && PROMPTS.contains(html.getLiteral().strip())) {
            for (int i = first(block); i <= last(block); i++) {
                lines.set(i, "");
            }
        }
    }

    /** The document's sections, headings of the first and second level before each. */
    List<Stretch> sections(int skipped) {
        List<Stretch> sections = new ArrayList<>();
        Stretch open = new Stretch("", 0, skipped + 1, skipped, 0);
        for (Block block : blocks) {
            if (block instanceof Heading heading && heading.getLevel() <= 2) {
                sections.add(ended(open, first(block)));
                open = new Stretch(heading(heading), heading.getLevel(), first(block) + 1, last(block) + 1, 0);
            }
        }
        sections.add(ended(open, lines.size()));
        return sections;
    }

    private static Stretch ended(Stretch open, int to) {
        return new Stretch(open.heading(), open.level(), open.line(), open.from(), to);
    }

    private String heading(Heading heading) {
        String line = lines.get(first(heading)).strip();
        if (first(heading) == last(heading)) {
            return line.replaceFirst("^#{1,2}", "").strip();
        }
        return String.join(" ", lines.subList(first(heading), last(heading))).strip();
    }

    /** The text of a stretch, as it is written. */
    String text(Stretch stretch) {
        return String.join("\n", lines.subList(stretch.from(), stretch.to())).strip();
    }

    /** The items of the lists in a stretch, and whatever else stands there as an item of its own. */
    List<Item> items(Stretch stretch, Part part, Problems problems) {
        List<Item> items = new ArrayList<>();
        int prose = stretch.from();
        for (Block block : blocks) {
            if (block instanceof ListBlock list && first(block) >= stretch.from() && first(block) < stretch.to()) {
                prose(prose, first(block), items);
                int end = endOf(block, stretch);
                items(list, end, part, problems, items);
                prose = end;
            }
        }
        prose(prose, stretch.to(), items);
        return items;
    }

    private int endOf(Block list, Stretch stretch) {
        int next = blocks.indexOf(list) + 1;
        return next < blocks.size() ? Math.min(first(blocks.get(next)), stretch.to()) : stretch.to();
    }

    private void items(ListBlock list, int end, Part part, Problems problems, List<Item> into) {
        for (Node node = list.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof ListItem item) {
                int to = item.getNext() instanceof Block next ? first(next) : end;
                into.add(ItemReader.read(part, inner(item, to), first(item) + 1, problems));
            }
        }
    }

    private List<String> inner(ListItem item, int to) {
        List<String> inner = new ArrayList<>();
        int from = first(item);
        String marker = lines.get(from).stripLeading();
        inner.add(marker.replaceFirst(item.getParent() instanceof BulletList ? "^[-*+]" : "^\\d{1,9}[.)]", "")
                .stripLeading());
        for (int i = from + 1; i < to; i++) {
            inner.add(unindented(lines.get(i), item.getContentIndent()));
        }
        return inner;
    }

    private static String unindented(String line, int indent) {
        int at = 0;
        while (at < indent && at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at == 0 && line.startsWith("\t") ? line.substring(1) : line.substring(at);
    }

    private void prose(int from, int to, List<Item> items) {
        int line = from;
        while (line < to && lines.get(line).isBlank()) {
            line++;
        }
        if (line < to) {
            items.add(new Item(
                    line + 1, String.join("\n", lines.subList(line, to)).strip(), List.of(), true));
        }
    }

    private static int first(Block block) {
        return block.getSourceSpans().get(0).getLineIndex();
    }

    private static int last(Block block) {
        return block.getSourceSpans().get(block.getSourceSpans().size() - 1).getLineIndex();
    }
}
