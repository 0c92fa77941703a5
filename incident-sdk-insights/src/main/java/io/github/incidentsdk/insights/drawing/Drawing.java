package io.github.incidentsdk.insights.drawing;

import io.github.incidentsdk.insights.answer.Picture;
import io.github.incidentsdk.page.Cut;
import io.github.incidentsdk.page.Element;
import io.github.incidentsdk.page.Svg;
import java.time.ZoneId;

/** Draws pictures; what shows incidents leads to them. */
public final class Drawing {

    static final double WIDTH = 720;

    private final Links links;
    private final ZoneId zone;

    /** @param zone where days begin as they do for the readers */
    public Drawing(Links links, ZoneId zone) {
        this.links = links;
        this.zone = zone;
    }

    /** The picture under its title; where there is nothing to draw, a sentence that says so. */
    public Element of(Picture picture) {
        return Element.of("figure")
                .add(
                        Element.of("figcaption", Cut.title(picture.title())),
                        isEmpty(picture)
                                ? Element.of("p", "There is nothing to draw.").style("soft")
                                : svg(picture).element());
    }

    private static boolean isEmpty(Picture picture) {
        return (picture instanceof Picture.Bars bars && bars.bars().isEmpty())
                || (picture instanceof Picture.Dots dots && dots.dots().isEmpty())
                || (picture instanceof Picture.Steps steps && steps.curves().isEmpty())
                || (picture instanceof Picture.Timeline timeline
                        && timeline.spans().isEmpty());
    }

    private Svg svg(Picture picture) {
        if (picture instanceof Picture.Bars bars) {
            return new BarsDrawing(bars, links).draw();
        }
        if (picture instanceof Picture.Dots dots) {
            return new DotsDrawing(dots, links, zone).draw();
        }
        if (picture instanceof Picture.Steps steps) {
            return new StepsDrawing(steps, links).draw();
        }
        if (picture instanceof Picture.Timeline timeline) {
            return new TimelineDrawing(timeline, links, zone).draw();
        }
        throw new IllegalArgumentException("nobody draws " + picture);
    }
}
