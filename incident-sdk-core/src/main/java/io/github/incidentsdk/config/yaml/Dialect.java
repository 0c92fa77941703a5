package io.github.incidentsdk.config.yaml;

/** How much of YAML is read. */
enum Dialect {
    /** What cannot surprise anybody, for configuration. */
    PLAIN(50),

    /** What Prometheus reads too: maps merged into others by {@code <<}, anchors that nothing refers to, the first of several documents. */
    PROMETHEUS(10_000);

    private final int mostAliases;

    Dialect(int mostAliases) {
        this.mostAliases = mostAliases;
    }

    int mostAliases() {
        return mostAliases;
    }
}
