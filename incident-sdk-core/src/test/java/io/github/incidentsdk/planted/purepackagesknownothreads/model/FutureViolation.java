package io.github.incidentsdk.planted.purepackagesknownothreads.model;

import java.util.concurrent.CompletableFuture;

record FutureViolation(CompletableFuture<String> future) {}
