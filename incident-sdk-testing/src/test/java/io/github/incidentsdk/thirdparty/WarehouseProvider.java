package io.github.incidentsdk.thirdparty;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.Point;
import io.github.incidentsdk.metric.QueryEngine;
import io.github.incidentsdk.metric.QueryEngineProvider;
import io.github.incidentsdk.settings.Settings;
import java.util.List;

/** {@code type: warehouse}: whatever is asked, the answer is 42. */
public final class WarehouseProvider implements QueryEngineProvider {

    @Override
    public String type() {
        return "warehouse";
    }

    @Override
    public QueryEngine create(String id, Settings settings) {
        return (expression, at) -> List.of(new Point(Labels.empty(), 42));
    }
}
