package io.github.incidentsdk.planted.purepackagesknownothreads.delivery;

import java.util.concurrent.Executor;

record Innocent(Executor executor) {}
