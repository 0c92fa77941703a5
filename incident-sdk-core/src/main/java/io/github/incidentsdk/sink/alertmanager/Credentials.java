package io.github.incidentsdk.sink.alertmanager;

import io.github.incidentsdk.settings.InvalidSettingException;
import io.github.incidentsdk.settings.Secret;
import io.github.incidentsdk.settings.Settings;
import io.github.incidentsdk.sink.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who the sink is for Alertmanager, or for what stands before it.
 *
 * @param headers what is sent with every request
 * @param secrets what of it must not be seen in any text
 */
record Credentials(Map<String, String> headers, List<Secret> secrets) {

    private static final String AUTHORIZATION = "Authorization";

    Credentials {
        headers = Map.copyOf(headers);
        secrets = List.copyOf(secrets);
    }

    /**
     * Reads {@code token}, or {@code username} and {@code password}, beside {@code headers}.
     *
     * @throws InvalidSettingException when they contradict each other or HTTP cannot send them
     */
    static Credentials of(Settings settings) {
        Map<String, String> headers = new LinkedHashMap<>(HttpHeaders.of(settings));
        List<Secret> secrets = new ArrayList<>();
        Optional<Secret> token = settings.secret("token");
        Optional<String> username = settings.text("username");
        Optional<Secret> password = settings.secret("password");
        token.ifPresent(bearer -> {
            if (username.isPresent() || password.isPresent()) {
                throw new InvalidSettingException(
                        "token", "is there beside username and password; expected one of the two");
            }
            authorize(headers, "token", "Bearer " + sendable(bearer));
        });
        if (username.isPresent() != password.isPresent()) {
            String missing = username.isPresent() ? "password" : "username";
            throw new InvalidSettingException(missing, "is missing; expected username and password together");
        }
        username.ifPresent(name -> {
            String revealed = password.map(Secret::reveal).orElse("");
            if (name.contains(":")) {
                throw new InvalidSettingException("username", "holds a colon, which ends it in HTTP");
            }
            secrets.add(Secret.of(revealed));
            authorize(headers, "username", "Basic " + base64(name + ":" + revealed));
        });
        secrets.addAll(HttpHeaders.secretsIn(headers));
        return new Credentials(headers, secrets);
    }

    private static void authorize(Map<String, String> headers, String setting, String value) {
        if (headers.keySet().stream().anyMatch(AUTHORIZATION::equalsIgnoreCase)) {
            throw new InvalidSettingException(
                    setting, "is there beside headers: { Authorization: … }; expected one of the two");
        }
        headers.put(AUTHORIZATION, value);
    }

    private static String sendable(Secret token) {
        String text = token.reveal();
        if (text.isEmpty() || !text.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
            throw new InvalidSettingException("token", "is no token; expected printable ASCII without spaces");
        }
        return text;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Without what they are. */
    @Override
    public String toString() {
        return "credentials";
    }
}
