package io.github.incidentsdk.insights.drawing;

import io.github.incidentsdk.insights.answer.Interval;
import io.github.incidentsdk.insights.answer.Picture.Bar;
import io.github.incidentsdk.insights.answer.Picture.Bars;
import io.github.incidentsdk.insights.answer.Unit;
import io.github.incidentsdk.insights.words.Amounts;
import io.github.incidentsdk.page.Axes;
import io.github.incidentsdk.page.Svg;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line for each quantity: its name, a bar, its interval as a whisker, and in words what both say. */
final class BarsDrawing {

    private static final int MOST = 40;
    private static final double TOP = 4;
    private static final double ROW = 24;
    private static final double LEFT = 190;
    private static final double RIGHT = 190;
    private static final double END = Drawing.WIDTH - RIGHT;

    private final Bars bars;
    private final List<Bar> drawn;
    private final Links links;
    private final Scale scale;

    BarsDrawing(Bars bars, Links links) {
        this.bars = bars;
        this.drawn = bars.bars().subList(0, Math.min(MOST, bars.bars().size()));
        this.links = links;
        this.scale = Scale.of(
                bars.unit(),
                drawn.stream()
                        .map(bar -> new Scale.Shown(bar.value(), bar.interval()))
                        .toList(),
                LEFT,
                END);
    }

    Svg draw() {
        double bottom = TOP + ROW * drawn.size();
        int more = bars.bars().size() - drawn.size();
        Svg svg = new Svg(Drawing.WIDTH, bottom + 26 + (more > 0 ? 20 : 0), bars.title(), bars.alt());
        Axes.horizontal(svg, scale.ticks(), TOP, bottom);
        double y = TOP;
        for (Bar bar : drawn) {
            double middle = y + ROW / 2;
            svg.group(links.to(bar.incidents()), hover(bar), group -> draw(group, bar, middle));
            y += ROW;
        }
        double zero = bars.unit() == Unit.RATIO ? scale.at().applyAsDouble(1) : LEFT;
        svg.line("axis", zero, TOP, zero, bottom);
        if (more > 0) {
            svg.text("soft", LEFT, bottom + 38, "and " + more + " more");
        }
        return svg;
    }

    private void draw(Svg svg, Bar bar, double middle) {
        svg.text("end", LEFT - 10, middle + 4, LEFT - 14, bar.label());
        double at = scale.at().applyAsDouble(bar.value());
        if (bars.unit() == Unit.RATIO) {
            whisker(svg, bar.interval(), middle);
            svg.circle("dot", at, middle, 4.5);
        } else {
            svg.rect("bar", Math.min(LEFT, at), middle - 8, Math.abs(at - LEFT), 16);
            whisker(svg, bar.interval(), middle);
        }
        svg.text("soft", END + 12, middle + 4, RIGHT - 14, words(bar));
    }

    /** Where it reaches beyond the axis, there is no stroke across its end. */
    private void whisker(Svg svg, @Nullable Interval interval, double middle) {
        if (interval == null) {
            return;
        }
        double low = scale.at().applyAsDouble(interval.low());
        double high = scale.at().applyAsDouble(interval.high());
        svg.line("whisker", low, middle, high, middle);
        svg.line("whisker", low, middle - 4, low, middle + 4);
        if (high < END - 0.5) {
            svg.line("whisker", high, middle - 4, high, middle + 4);
        }
    }

    private String words(Bar bar) {
        String value = Amounts.text(bar.value(), bars.unit());
        return bar.interval() == null ? value : value + " (" + Amounts.text(bar.interval(), bars.unit()) + ")";
    }

    private String hover(Bar bar) {
        return bar.label() + ": " + words(bar) + ", n = " + bar.n();
    }
}
