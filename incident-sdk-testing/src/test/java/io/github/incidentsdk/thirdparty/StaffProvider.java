package io.github.incidentsdk.thirdparty;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.MetricPoll;
import io.github.incidentsdk.metric.MetricPollProvider;
import io.github.incidentsdk.metric.Sample;
import io.github.incidentsdk.settings.Settings;
import java.util.List;

/** {@code type: staff}: how many are on shift, by ward. */
public final class StaffProvider implements MetricPollProvider {

    @Override
    public String type() {
        return "staff";
    }

    @Override
    public MetricPoll create(String id, Settings settings) {
        String ward = settings.required("ward");
        return () -> List.of(new Sample("staff_on_shift", Labels.of("ward", ward), 3));
    }
}
