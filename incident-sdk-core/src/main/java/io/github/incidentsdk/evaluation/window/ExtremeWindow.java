package io.github.incidentsdk.evaluation.window;

import io.github.incidentsdk.metric.series.Samples;

/** The least or greatest value: a queue of the samples that may yet become it, each worse than the one before. */
final class ExtremeWindow extends Window {

    private final int sign;
    private int[] candidates = new int[8];
    private int head;
    private int tail;

    /** Creates a window of the greatest value for sign 1, of the least for sign -1. */
    ExtremeWindow(Samples samples, int sign) {
        super(samples);
        this.sign = sign;
    }

    @Override
    void reset() {
        head = 0;
        tail = 0;
    }

    @Override
    void entered(int index) {
        double value = sign * samples().value(index);
        if (Double.isNaN(value)) {
            return;
        }
        while (tail > head && sign * samples().value(candidate(tail - 1)) <= value) {
            tail--;
        }
        if (tail - head == candidates.length) {
            grow();
        }
        candidates[tail & (candidates.length - 1)] = index;
        tail++;
    }

    @Override
    void left(int index) {
        if (tail > head && candidate(head) == index) {
            head++;
        }
    }

    private int candidate(int place) {
        return candidates[place & (candidates.length - 1)];
    }

    private void grow() {
        int[] more = new int[2 * candidates.length];
        for (int place = head; place < tail; place++) {
            more[place & (more.length - 1)] = candidate(place);
        }
        candidates = more;
    }

    @Override
    double value(long now, double parameter) {
        return tail == head ? Double.NaN : samples().value(candidate(head));
    }
}
