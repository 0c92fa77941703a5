package io.github.incidentsdk.planted.onlyhttppackagesknowokhttp.sink.http;

import okhttp3.OkHttpClient;

record Innocent(OkHttpClient client) {}
