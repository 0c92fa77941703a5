package io.github.incidentsdk.planted.onlyhttppackagesknowokhttp.sink.webhook;

import okhttp3.OkHttpClient;

record OkHttpViolation(OkHttpClient client) {}
