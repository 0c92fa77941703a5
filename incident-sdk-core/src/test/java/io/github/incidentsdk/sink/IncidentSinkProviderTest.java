package io.github.incidentsdk.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.chat.ChatSinkProvider;
import io.github.incidentsdk.settings.InvalidSettingException;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class IncidentSinkProviderTest {

    private static IncidentSinkProvider provider(String type) {
        return ServiceLoader.load(IncidentSinkProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSdksOwnSinksAreFoundByType() {
        assertThat(provider("log").create("log", new TextSettings())).isNotNull();
        assertThat(provider("webhook").type()).isEqualTo("webhook");
        assertThat(provider("slack").type()).isEqualTo("slack");
    }

    @Test
    void aUsersOwnSinkIsFoundByTypeAndIsToldOfIncidents() throws Exception {
        ChatSinkProvider.POSTED.clear();
        try (IncidentSink sink = provider("chat").create("team", new TextSettings().set("room", "incidents"))) {
            assertThat(sink.deliver(TestDelivery.declared())).isEqualTo(DeliveryOutcome.accepted());
        }
        assertThat(ChatSinkProvider.POSTED)
                .containsExactly("#incidents SEV2 cost-spike \"Cloud spend spike in prod-eu\" (declared,"
                        + " v1-abcdefghijklmnopqrstuvwxyz)");
    }

    @Test
    void aMissingSettingNamesItself() {
        assertThatThrownBy(() -> provider("chat").create("team", new TextSettings()))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("room is missing");
    }
}
