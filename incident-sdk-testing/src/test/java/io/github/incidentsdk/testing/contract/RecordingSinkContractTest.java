package io.github.incidentsdk.testing.contract;

import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.testing.RecordingSink;

class RecordingSinkContractTest implements IncidentSinkContract {

    @Override
    public IncidentSink sink() {
        return new RecordingSink();
    }
}
