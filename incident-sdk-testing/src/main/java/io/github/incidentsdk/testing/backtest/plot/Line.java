package io.github.incidentsdk.testing.backtest.plot;

/** The path of a curve through the columns of an envelope. */
final class Line {

    private Line() {}

    /** Each column from its least to its greatest value, whichever is nearer to where the line comes from first. */
    static String of(Envelope envelope, ValueAxis values) {
        StringBuilder path = new StringBuilder();
        boolean joined = false;
        double before = 0;
        for (int column = 0; column < envelope.columns(); column++) {
            if (envelope.isEmpty(column)) {
                joined &= !envelope.isBroken(column);
                continue;
            }
            double low = values.y(envelope.least(column));
            double high = values.y(envelope.greatest(column));
            double first = !joined || Math.abs(before - low) <= Math.abs(before - high) ? low : high;
            double second = first == low ? high : low;
            point(path, joined ? 'L' : 'M', column, first);
            if (second != first) {
                point(path, 'L', column, second);
            } else if (!joined) {
                path.append("h.01"); // a lone sample is a dot
            }
            before = second;
            joined = true;
        }
        return path.toString();
    }

    private static void point(StringBuilder path, char command, int column, double y) {
        path.append(command).append(Look.LEFT + column).append(' ').append(Svg.number(y));
    }
}
