package io.github.incidentsdk.sink.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import io.github.incidentsdk.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("S19")
class WebhookSignatureTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long TIMESTAMP = 1_614_265_330;
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private final WebhookSignature signature = WebhookSignature.of(Secret.of(SECRET));

    private boolean verify(String id, String timestamp, String signatures, byte[] body, long now) {
        return signature.verify(id, timestamp, signatures, body, Instant.ofEpochSecond(now));
    }

    private boolean verify(String signatures) {
        return verify(ID, "" + TIMESTAMP, signatures, BODY, TIMESTAMP);
    }

    @Test
    void signsTheVectorOfTheSpecification() {
        assertThat(signature.sign(ID, TIMESTAMP, BODY)).isEqualTo(SIGNATURE);
    }

    @Test
    void signsAsTheReferenceLibraryDoes() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            byte[] key = new byte[24 + random.nextInt(41)];
            random.nextBytes(key);
            String secret = "whsec_" + Base64.getEncoder().encodeToString(key);
            String body = "{\"text\":\"é€\uD83D\uDE00" + random.nextLong() + "\"}";
            String id = "id-" + random.nextLong();
            long timestamp = 1_600_000_000L + random.nextInt(500_000_000);
            assertThat(WebhookSignature.of(Secret.of(secret))
                            .sign(id, timestamp, body.getBytes(StandardCharsets.UTF_8)))
                    .as("seed %d", seed)
                    .isEqualTo(new Webhook(secret).sign(id, timestamp, body));
        }
    }

    @Test
    void verifiesWhatItSigned() {
        assertThat(verify(SIGNATURE)).isTrue();
        assertThat(verify("v1a,abc v2,def " + SIGNATURE)).isTrue();
    }

    @Test
    void refusesWhatSomebodyChanged() {
        assertThat(verify(ID + "x", "" + TIMESTAMP, SIGNATURE, BODY, TIMESTAMP)).isFalse();
        assertThat(verify(ID, "" + (TIMESTAMP + 1), SIGNATURE, BODY, TIMESTAMP)).isFalse();
        assertThat(verify(
                        ID,
                        "" + TIMESTAMP,
                        SIGNATURE,
                        "{\"test\": 2432232315}".getBytes(StandardCharsets.UTF_8),
                        TIMESTAMP))
                .isFalse();
        assertThat(verify(SIGNATURE.replace("g0h", "g0i"))).isFalse();
        assertThat(verify(SIGNATURE.replace("v1,", "v2,"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "v1", "v1,", ",", "v1,é", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE"})
    void refusesWhatIsNoSignature(String signatures) {
        assertThat(verify(signatures)).isFalse();
    }

    @Test
    void toleratesFiveMinutesEitherWay() {
        assertThat(verify(ID, "" + TIMESTAMP, SIGNATURE, BODY, TIMESTAMP + 300)).isTrue();
        assertThat(verify(ID, "" + TIMESTAMP, SIGNATURE, BODY, TIMESTAMP - 300)).isTrue();
        assertThat(verify(ID, "" + TIMESTAMP, SIGNATURE, BODY, TIMESTAMP + 301)).isFalse();
        assertThat(verify(ID, "" + TIMESTAMP, SIGNATURE, BODY, TIMESTAMP - 301)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "soon", "1614265330.5", "-9223372036854775808", "9223372036854775807", "99999999999999999999"
            })
    void refusesWhatIsNoTimeOrFarAway(String timestamp) {
        assertThat(verify(ID, timestamp, SIGNATURE, BODY, TIMESTAMP)).isFalse();
    }

    @Test
    void whileOneSecretReplacesAnotherBothSignAndEitherVerifies() {
        String next = "whsec_"
                + Base64.getEncoder()
                        .encodeToString("a new secret of more than 24 bytes".getBytes(StandardCharsets.UTF_8));
        WebhookSignature both = WebhookSignature.of(Secret.of(next + " " + SECRET));
        String signatures = both.sign(ID, TIMESTAMP, BODY);
        assertThat(signatures).endsWith(" " + SIGNATURE);
        assertThat(verify(signatures)).isTrue();
        assertThat(both.verify(ID, "" + TIMESTAMP, SIGNATURE, BODY, Instant.ofEpochSecond(TIMESTAMP)))
                .isTrue();
    }

    @Test
    void anIdWithADotIsRefusedSinceItCouldMeanTwoThings() {
        assertThatThrownBy(() -> signature.sign("a.b", TIMESTAMP, BODY)).hasMessageContaining("must not hold a dot");
        assertThat(verify("a.b", "" + TIMESTAMP, SIGNATURE, BODY, TIMESTAMP)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "CANARY",
                "whsec_",
                "whsec_CANARY",
                "whsec_Q0FOQVJZ",
                "whsec_CANARY!CANARY!CANARY!CANARY!CANARY!"
            })
    void aBadSecretIsRefusedWithoutShowingIt(String secret) {
        assertThatThrownBy(() -> WebhookSignature.of(Secret.of(secret)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected whsec_")
                .hasMessageNotContaining("CANARY")
                .hasNoCause();
    }
}
