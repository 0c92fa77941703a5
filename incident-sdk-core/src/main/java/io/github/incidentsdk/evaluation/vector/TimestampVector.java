package io.github.incidentsdk.evaluation.vector;

/** When the sample of each element was taken, in seconds; for computed elements the time of the tick. */
final class TimestampVector extends Vector {

    private final Vector input;

    TimestampVector(Vector input) {
        super(input);
        this.input = input;
    }

    @Override
    Shape shapeNow() {
        return input.shape().withoutNames();
    }

    @Override
    void evaluate(long atMillis, double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = input.isDoubtful(i) || !input.isPresent(i) ? input.value(i) : time(i, atMillis) / 1000.0;
        }
    }

    private long time(int index, long atMillis) {
        return input instanceof SeriesVector series ? series.time(index) : atMillis;
    }
}
