package io.github.incidentsdk.planted.purepackagesknownothreads.rule;

import java.util.concurrent.Executor;

record ExecutorViolation(Executor executor) {}
