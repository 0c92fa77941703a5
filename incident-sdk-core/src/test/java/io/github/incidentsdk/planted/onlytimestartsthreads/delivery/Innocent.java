package io.github.incidentsdk.planted.onlytimestartsthreads.delivery;

import java.util.concurrent.Executor;

record Innocent(Executor handedIn) {}
