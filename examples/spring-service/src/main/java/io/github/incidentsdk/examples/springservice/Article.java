package io.github.incidentsdk.examples.springservice;

import java.math.BigDecimal;

/** Something that the shop sells. */
record Article(long id, String name, BigDecimal price) {}
