package io.github.incidentsdk.evaluation.vector;

import io.github.incidentsdk.evaluation.window.Window;
import io.github.incidentsdk.evaluation.window.WindowFunctions;
import io.github.incidentsdk.expression.Expression.RangeSelector;
import io.github.incidentsdk.expression.Function;
import io.github.incidentsdk.metric.series.Absent;
import io.github.incidentsdk.metric.series.Family;
import io.github.incidentsdk.metric.series.Track;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A function of the samples in a window, for each series that a selector chooses. */
final class RangeVector extends Vector {

    /** How much of the window must have been watched for the absence of samples to mean something. */
    private static final String UNSEEN = "for more than a fifth of the window nothing was seen";

    /** What holes in the window do not make less than it is. */
    private static final Set<Function> NEEDS_NO_MORE =
            EnumSet.of(Function.LAST_OVER_TIME, Function.PRESENT_OVER_TIME, Function.ABSENT_OVER_TIME);

    /** What more samples could only make greater, and what is not less than 0. */
    private static final Set<Function> COUNTS = EnumSet.of(
            Function.RATE,
            Function.INCREASE,
            Function.COUNT_OVER_TIME,
            Function.CHANGES,
            Function.RESETS,
            Function.X_REVERSALS_OVER_TIME);

    private static final String TOO_FEW =
            "a window holds too few samples, since it is hardly longer than the time between them";

    /** What passes over samples that are no numbers, and so would fall back while there are no others. */
    private static final Set<Function> PASSES_OVER_NAN = EnumSet.of(
            Function.RATE,
            Function.INCREASE,
            Function.CHANGES,
            Function.RESETS,
            Function.X_REVERSALS_OVER_TIME,
            Function.MIN_OVER_TIME,
            Function.MAX_OVER_TIME,
            Function.QUANTILE_OVER_TIME,
            Function.MAD_OVER_TIME);

    private final Function function;
    private final WindowFunctions functions;
    private final Selection selection;
    private final Scalar parameter;
    private final long rangeMillis;
    private final long offsetMillis;

    /** How much of the window must have been watched for what it says to be known. */
    private final double neededMillis;

    private final boolean seesBlindness;
    private final boolean needsAll;
    private final boolean needsNumber;
    private final boolean needsTwo;
    private Track[] series = new Track[0];
    private Window[] windows = new Window[0];
    private boolean hasHole;
    private boolean lacks;

    RangeVector(
            Function function, WindowFunctions functions, RangeSelector range, Selection selection, Scalar parameter) {
        super(parameter);
        this.function = function;
        this.functions = functions;
        this.seesBlindness = functions.looksBeforeMissing();
        this.needsAll = seesBlindness && !NEEDS_NO_MORE.contains(function);
        this.needsNumber = PASSES_OVER_NAN.contains(function);
        this.needsTwo = function.comparesSamples();
        this.selection = selection;
        this.parameter = parameter;
        this.rangeMillis = range.rangeMillis();
        this.offsetMillis = range.selector().offsetMillis();
        this.neededMillis = selection.horizon().covered() * rangeMillis;
        Family family = selection.family();
        if (family != null) {
            retain(family);
        }
    }

    private int retain(Family family) {
        long reach = rangeMillis + Math.max(0, offsetMillis);
        long step = functions.stepMillis(reach);
        return family.retain(
                reach + WindowFunctions.SLACK_MILLIS + 2 * step,
                step,
                reach > family.horizon().longMillis());
    }

    @Override
    boolean isOutdated() {
        return selection.isOutdated();
    }

    @Override
    Shape shapeNow() {
        List<Track> tracks = selection.choose();
        series = tracks.toArray(Track[]::new);
        windows = tracks.stream()
                .map(track -> functions.window(function, track.samples(retain(track.family())), rangeMillis))
                .toArray(Window[]::new);
        boolean keepsNames = function == Function.LAST_OVER_TIME || function == Function.ABSENT_OVER_TIME;
        return keepsNames ? selection.shape() : selection.shape().withoutNames();
    }

    @Override
    void evaluate(long atMillis, double[] values) {
        long end = atMillis - offsetMillis;
        long start = end - rangeMillis;
        hasHole = hasHole(start, end);
        lacks = false;
        for (int i = 0; i < values.length; i++) {
            double value = windows[i].valueAt(start, end, atMillis, parameter.value());
            if (hasHole) {
                value = windows[i].surely(value);
            } else if (seesBlindness && hasTooFew(i, value) && isReported(i) && windows[i].hasPast()) {
                value = Double.NaN; // not gone, and no less than it was
                lacks = true;
            }
            // A window that nothing enters and everything leaves would look like a recovery.
            // So would one whose newest value is no number: nobody can say how much it grew or what its greatest value
            // is.
            boolean isBlind =
                    (needsNumber && windows[i].endsWithNoNumber()) || (series[i].isBlind() && !Absent.is(value));
            values[i] = seesBlindness && isBlind ? Double.NaN : value;
        }
    }

    private boolean hasTooFew(int i, double value) {
        return Absent.is(value) || (needsTwo && windows[i].isLone());
    }

    /** Whether its source has it at present. */
    private boolean isReported(int i) {
        Family family = series[i].family();
        return offsetMillis == 0 && !family.isRecorded() && !Absent.is(family.values()[series[i].slot()]);
    }

    @Override
    public @Nullable String lack() {
        return lacks ? TOO_FEW : super.lack();
    }

    @Override
    public Bound bound(long atMillis) {
        return switch (function) {
            case MAX_OVER_TIME -> Bound.AT_LEAST;
            case MIN_OVER_TIME -> Bound.AT_MOST;
            default -> COUNTS.contains(function) ? Bound.ADDS : Bound.NONE;
        };
    }

    /** Returns whether the whole window has been watched by this process: what is missing may have been there before it. */
    boolean isWatched(long atMillis) {
        Family family = selection.family();
        if (family == null) {
            return true;
        }
        double watched = (double) (atMillis - offsetMillis) - family.watchedSince(retain(family));
        return watched >= rangeMillis;
    }

    /** Whether enough of the window has been watched, by this process or the one before it. */
    private boolean isKnown(long atMillis) {
        Family family = selection.family();
        if (family == null) {
            return true;
        }
        long end = atMillis - offsetMillis;
        double since = Math.max((double) (end - rangeMillis), (double) family.coveredSince(retain(family)));
        return end - since - family.unseen((long) since, end) >= neededMillis;
    }

    @Override
    public @Nullable String blindness(long atMillis) {
        String blindness = selection.blindness();
        if (blindness != null || isKnown(atMillis)) {
            return blindness;
        }
        return "the samples have not been watched for long enough to fill the window";
    }

    /** A sum over a window with a hole in it reads low, and an average speaks of the rest alone. */
    @Override
    public @Nullable String partFailure(long atMillis) {
        return hasHole ? UNSEEN : null;
    }

    private boolean hasHole(long start, long end) {
        return needsAll && rangeMillis - unseen(start, end) < neededMillis;
    }

    private long unseen(long start, long end) {
        Family family = selection.family();
        if (family != null) {
            return unseen(family, start, end);
        }
        long most = 0;
        for (Track track : series) {
            most = Math.max(most, unseen(track.family(), start, end));
        }
        return most;
    }

    /** What long windows held before a restart is there again; of others all is lost that the process before saw. */
    private long unseen(Family family, long start, long end) {
        boolean isKept =
                rangeMillis + Math.max(0, offsetMillis) > family.horizon().longMillis();
        return family.unseen(start, end) + (isKept ? 0 : family.lost(start, end));
    }

    @Override
    public @Nullable String absenceBlindness(long atMillis) {
        return selection.absenceBlindness();
    }

    @Override
    public @Nullable String failure() {
        return selection.failure();
    }
}
