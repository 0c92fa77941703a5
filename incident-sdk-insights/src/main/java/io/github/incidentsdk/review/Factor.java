package io.github.incidentsdk.review;

import io.github.incidentsdk.review.text.Plain;
import java.util.List;
import java.util.stream.Stream;

/**
 * One of the things without which it would have gone differently; there is never only one.
 *
 * @param what in Markdown
 * @param tags words of the team's own choice, by which factors of several incidents are found together; one line each, without
 *     commas (a comma makes two of one)
 */
public record Factor(String what, List<String> tags) {

    public Factor {
        what = Plain.block(what);
        tags = Plain.lines(
                tags.stream().flatMap(tag -> Stream.of(tag.split(",", -1))).toList());
    }

    public static Factor of(String what, String... tags) {
        return new Factor(what, List.of(tags));
    }
}
