package io.github.incidentsdk.testing.rules;

import io.github.incidentsdk.settings.Secret;
import io.github.incidentsdk.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings as a test sees them, which has neither credentials nor what only the environment of the service knows. */
final class OutsideSettings implements Settings {

    /** What stands for a variable that is not set. */
    private static final String UNSET = "//unset.invalid/";

    /** Of the form that any sink of ours takes. */
    private static final String NO_SECRET = "whsec_" + "bm8gc2VjcmV0LCBvbmx5IGEgdGVzdCBvZiBydWxlcw==";

    private final Settings written;

    OutsideSettings(Settings written) {
        this.written = written;
    }

    private boolean isUnset(String name) {
        return written.text(name).filter(text -> text.contains(UNSET)).isPresent();
    }

    @Override
    public Optional<String> text(String name) {
        return written.text(name);
    }

    @Override
    public String required(String name) {
        return written.required(name);
    }

    @Override
    public Optional<Secret> secret(String name) {
        boolean isInFile = written.text(name + "-file").isPresent();
        return isUnset(name) || isInFile ? Optional.of(Secret.of(NO_SECRET)) : written.secret(name);
    }

    @Override
    public Duration duration(String name, Duration otherwise) {
        return isUnset(name) ? otherwise : written.duration(name, otherwise);
    }

    @Override
    public long number(String name, long otherwise) {
        return isUnset(name) ? otherwise : written.number(name, otherwise);
    }

    @Override
    public boolean flag(String name, boolean otherwise) {
        return isUnset(name) ? otherwise : written.flag(name, otherwise);
    }

    @Override
    public List<String> list(String name) {
        return written.list(name);
    }

    @Override
    public Map<String, String> map(String name) {
        return written.map(name);
    }

    @Override
    public Set<String> names() {
        return written.names();
    }

    @Override
    public Optional<Settings> section(String name) {
        return written.section(name).map(OutsideSettings::new);
    }

    @Override
    public URI uri(String name) {
        return written.uri(name);
    }
}
