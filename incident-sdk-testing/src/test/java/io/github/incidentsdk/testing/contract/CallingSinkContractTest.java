package io.github.incidentsdk.testing.contract;

import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.IncidentSink;
import java.util.ArrayList;
import java.util.List;

class CallingSinkContractTest implements IncidentSinkContract {

    private final List<Delivery> heard = new ArrayList<>();

    @Override
    public IncidentSink sink() {
        return IncidentSink.calling(heard::add);
    }
}
