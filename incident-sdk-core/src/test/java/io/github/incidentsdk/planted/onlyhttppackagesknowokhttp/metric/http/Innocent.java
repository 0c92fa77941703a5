package io.github.incidentsdk.planted.onlyhttppackagesknowokhttp.metric.http;

import okhttp3.OkHttpClient;

record Innocent(OkHttpClient client) {}
