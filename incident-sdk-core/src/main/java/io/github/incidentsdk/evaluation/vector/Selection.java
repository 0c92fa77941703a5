package io.github.incidentsdk.evaluation.vector;

import io.github.incidentsdk.evaluation.vector.Shape.Element;
import io.github.incidentsdk.expression.Expression.Selector;
import io.github.incidentsdk.expression.LabelMatcher;
import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.series.Family;
import io.github.incidentsdk.metric.series.Horizon;
import io.github.incidentsdk.metric.series.SeriesIndex;
import io.github.incidentsdk.metric.series.Track;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The series that a selector chooses, as they are at present; matched when series come or go, never per tick. */
final class Selection {

    private static final Comparator<Track> ORDER =
            Comparator.comparing((Track track) -> track.family().name()).thenComparing(Track::labels);

    private final SeriesIndex index;
    private final @Nullable Family named;
    private final List<LabelMatcher> names;
    private final List<LabelMatcher> matchers;
    private List<Track> tracks = List.of();
    private int version = -1;

    Selection(Selector selector, SeriesIndex index) {
        this.index = index;
        this.names = selector.matchers().stream().filter(Selection::isOnName).toList();
        this.matchers = selector.matchers().stream()
                .filter(matcher -> !isOnName(matcher))
                .toList();
        if (selector.name() != null) {
            named = index.read(selector.name());
        } else {
            named = null;
            index.readMatching(this::matchesName);
        }
    }

    private static boolean isOnName(LabelMatcher matcher) {
        return matcher.label().equals(Labels.NAME);
    }

    private boolean matchesName(String name) {
        return names.stream().allMatch(matcher -> matcher.matches(name));
    }

    boolean isOutdated() {
        return version != (named == null ? index.version() : named.version());
    }

    /** Chooses anew and returns the series in the order of their names and labels. */
    List<Track> choose() {
        List<Family> families = named == null
                ? index.matching(this::matchesName)
                : matchesName(named.name()) ? List.of(named) : List.of();
        List<Track> chosen = new ArrayList<>();
        for (Family family : families) {
            for (int slot = 0; slot < family.size(); slot++) {
                if (matchesLabels(family.track(slot).labels())) {
                    chosen.add(family.track(slot));
                }
            }
        }
        chosen.sort(ORDER);
        tracks = chosen;
        version = named == null ? index.version() : named.version();
        return tracks;
    }

    private boolean matchesLabels(Labels labels) {
        for (LabelMatcher matcher : matchers) {
            String value = labels.get(matcher.label());
            if (!matcher.matches(value == null ? "" : value)) {
                return false;
            }
        }
        return true;
    }

    /** How far back its series are looked at. */
    Horizon horizon() {
        return index.horizon();
    }

    Shape shape() {
        return new Shape(tracks.stream()
                .map(track -> new Element(track.family().name(), track.labels()))
                .toList());
    }

    /** The metric, or null where a pattern of names chooses. */
    @Nullable
    Family family() {
        return named;
    }

    @Nullable
    String blindness() {
        return named == null ? failure() : named.blindness();
    }

    @Nullable
    String absenceBlindness() {
        return named == null ? failure() : named.absenceBlindness();
    }

    @Nullable
    String failure() {
        if (named != null) {
            return named.failure();
        }
        for (Track track : tracks) {
            String failure = track.family().failure();
            if (failure != null) {
                return failure;
            }
        }
        return index.leftOut(this::matchesName);
    }
}
