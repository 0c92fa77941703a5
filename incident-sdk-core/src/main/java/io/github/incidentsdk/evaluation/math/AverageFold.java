package io.github.incidentsdk.evaluation.math;

/** The average of each group. */
final class AverageFold extends Fold {

    private Mean[] means = new Mean[0];

    @Override
    void begin(int groups, int values, double parameter) {
        if (means.length < groups) {
            means = new Mean[groups];
            for (int i = 0; i < groups; i++) {
                means[i] = new Mean();
            }
        }
        for (int i = 0; i < groups; i++) {
            means[i].reset();
        }
    }

    @Override
    void add(int group, double value, double[] results) {
        means[group].add(value);
        results[group] = 0;
    }

    @Override
    double finish(int group, double left) {
        return means[group].value();
    }
}
