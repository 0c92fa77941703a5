package io.github.incidentsdk.planted.onlytimestartsthreads.delivery;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

final class PoolViolation {
    private PoolViolation() {}

    static ExecutorService pool() {
        return Executors.newSingleThreadExecutor();
    }
}
