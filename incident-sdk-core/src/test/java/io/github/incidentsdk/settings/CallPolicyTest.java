package io.github.incidentsdk.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.sink.TextSettings;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** S8: which hosts and addresses may be called. */
@Tag("S8")
class CallPolicyTest {

    private static CallPolicy allowing(String... hosts) {
        return CallPolicy.of(new TextSettings().set("allowed-hosts", List.of(hosts)));
    }

    private static InetAddress address(String text) throws Exception {
        return InetAddress.getByName(text);
    }

    @Tag("S5")
    @Test
    void plainHttpLeavesThisMachineOnlyWhereThatIsSaid() {
        for (String here : List.of("localhost", "a.localhost", "127.0.0.1", "127.9.9.9", "::1")) {
            assertThatCode(() -> CallPolicy.usual().check("url", false, here)).doesNotThrowAnyException();
        }
        for (String there : List.of(
                "example.com", "localhost.example.com", "127.0.0.1.example.com", "10.0.0.1", "2130706433", "0")) {
            assertThatThrownBy(() -> CallPolicy.usual().check("url", false, there))
                    .isInstanceOf(InvalidSettingException.class)
                    .hasMessageContaining("plain http");
            assertThatCode(() -> CallPolicy.usual().check("url", true, there)).doesNotThrowAnyException();
            assertThatCode(() -> CallPolicy.usual().allowingHttp(true).check("url", false, there))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aHostOfTheConfigurationIsAllowedWhateverItsAddressWhereNothingIsSaid() throws Exception {
        assertThat(CallPolicy.usual().restrictsHosts()).isFalse();
        CallPolicy.usual().check("hooks.example.com", List.of(address("169.254.169.254")));
    }

    @Test
    void aListOfNoHostIsRefusedSinceNobodyKnowsWhetherItMeansAllOrNone() {
        assertThatThrownBy(() -> allowing())
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("allows none; expected such as hooks.example.com, or leave it out to allow all");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hooks.example.com", "HOOKS.example.com", "a.other.example.com", "10.1.2.3"})
    void whatIsNamedMayBeCalled(String host) {
        assertThatCode(() -> allowing("hooks.example.com", "*.other.example.com", "10.1.0.0/16")
                        .check("url", true, host))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.com",
                "hooks.example.com.evil.com",
                "evilhooks.example.com",
                "other.example.com",
                "10.2.0.1"
            })
    void whatIsNotNamedIsRefusedWhenItIsConfigured(String host) {
        CallPolicy policy = allowing("hooks.example.com", "*.other.example.com", "10.1.2.3");
        assertThatThrownBy(() -> {
                    policy.check("url", true, host);
                    policy.check(host, List.of(address("93.184.216.34"))); // a name may lie in a network
                })
                .hasMessageContaining("none of allowed-hosts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fd00:ec2::254",
                "::ffff:169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "2002:a9fe:a9fe::1",
            })
    void aNameWhoseAddressMovesInsideLeadsNowhere(String inside) throws Exception {
        CallPolicy policy = allowing("hooks.example.com");
        policy.check("hooks.example.com", List.of(address("93.184.216.34"), address("2606:2800:220:1::1")));
        assertThatThrownBy(() -> policy.check("hooks.example.com", List.of(address("93.184.216.34"), address(inside))))
                .isInstanceOf(NotAllowedException.class)
                .hasMessageEndingWith("which is none of allowed-hosts");
    }

    @Test
    void anAddressInsideMayBeCalledWhereItsNetworkIsSaid() throws Exception {
        CallPolicy policy = allowing("hooks.intra.example.com", "10.1.0.0/16", "fd00::/8");
        policy.check("url", true, "anything.intra.example.com");
        policy.check("hooks.intra.example.com", List.of(address("10.1.255.255"), address("fd00::7")));
        assertThatThrownBy(() -> policy.check("hooks.intra.example.com", List.of(address("10.2.0.1"))))
                .isInstanceOf(NotAllowedException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/33",
        "10.0.0/8",
        "999.1.1.1",
        "1.2.3.4/",
        "::1/129",
        "'a b'",
        "https://a.example",
        "''",
        "*",
        "a..b"
    })
    void whatIsNoHostIsRefused(String host) {
        assertThatThrownBy(() -> allowing(host))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("allowed-hosts ");
    }
}
