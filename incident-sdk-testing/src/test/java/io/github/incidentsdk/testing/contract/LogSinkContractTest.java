package io.github.incidentsdk.testing.contract;

import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.log.LogSink;

class LogSinkContractTest implements IncidentSinkContract {

    @Override
    public IncidentSink sink() {
        return LogSink.ofDefaults();
    }
}
