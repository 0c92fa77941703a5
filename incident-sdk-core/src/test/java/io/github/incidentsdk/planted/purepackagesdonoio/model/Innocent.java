package io.github.incidentsdk.planted.purepackagesdonoio.model;

import java.net.URI;
import java.nio.charset.Charset;

record Innocent(URI address, Charset charset) {}
