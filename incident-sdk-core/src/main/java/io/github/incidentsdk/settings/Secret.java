package io.github.incidentsdk.settings;

/** Text that must not be printed: a token, a signing key, a URL that is itself the credential. */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    public static Secret of(String value) {
        return new Secret(value);
    }

    /** The text itself; never log it. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "******";
    }
}
