package io.github.incidentsdk.testing.contract;

import io.github.incidentsdk.journal.IncidentStore;
import io.github.incidentsdk.journal.MemoryStore;

class MemoryStoreContractTest implements IncidentStoreContract {

    @Override
    public IncidentStore store() {
        return new MemoryStore();
    }

    @Override
    public IncidentStore reopened() {
        return new MemoryStore();
    }
}
