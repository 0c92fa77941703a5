package io.github.incidentsdk.planted.purepackagesknownothreads.metric;

import java.util.concurrent.ConcurrentMap;

record Innocent(ConcurrentMap<String, Double> series) {}
