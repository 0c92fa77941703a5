package io.github.incidentsdk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.json.JsonTree;
import io.github.incidentsdk.json.JsonValue;
import io.github.incidentsdk.json.JsonValue.JsonArray;
import io.github.incidentsdk.json.JsonValue.JsonObject;
import io.github.incidentsdk.spring.IncidentsCustomizer;
import io.github.incidentsdk.spring.actuate.Served;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The page of the actuator asks in order what it shows as {@code bash request}, and gets at least what it shows behind as {@code json
 * answer}.
 */
@Timeout(180)
class ActuatorPageTest {

    private static final Pattern URL = Pattern.compile("localhost:8080/actuator(\\S*?)'?(\\s|$)");
    private static final Pattern METHOD = Pattern.compile("-X (\\w+)");
    private static final Pattern BODY = Pattern.compile("-d '([^']*)'");

    @Configuration(proxyBeanMethods = false)
    static class Shop {

        @Bean
        VirtualTime time() {
            return new VirtualTime();
        }

        @Bean
        RecordingSink onCall() {
            return new RecordingSink();
        }

        @Bean
        IncidentsCustomizer calm(VirtualTime time) {
            return builder ->
                    builder.workers(time).instance("pod-1").restoreTicks(0).selfReport(false);
        }
    }

    @Test
    void theServiceAnswersAsThePageSays() throws Exception {
        List<Block> blocks = Page.all().stream()
                .filter(page -> page.name().equals("docs/actuator.md"))
                .flatMap(page -> page.blocks().stream())
                .toList();
        assertThat(blocks).filteredOn(block -> block.info().contains("request")).hasSizeGreaterThan(10);
        try (Served service = shop()) {
            for (int i = 0; i < blocks.size(); i++) {
                if (blocks.get(i).info().contains("request")) {
                    assertThat(blocks.get(i + 1).info())
                            .as(blocks.get(i).place())
                            .contains("answer");
                    check(service, blocks.get(i), blocks.get(i + 1));
                }
            }
        }
    }

    private static Served shop() {
        Served service = Served.start(
                Shop.class,
                "management.endpoint.incidents.access=unrestricted",
                "management.endpoint.health.show-details=always",
                "incidents.types.backlog.title=Too much is waiting",
                "incidents.rules.queue-depth.declare=backlog",
                "incidents.rules.queue-depth.value=queue_depth",
                "incidents.rules.queue-depth.levels.SEV2=> 100",
                "incidents.rules.queue-depth.for=30s",
                "incidents.rules.refunds.declare=backlog",
                "incidents.rules.refunds.value=rate(refunds[5m",
                "incidents.rules.refunds.levels.SEV3=> 1");
        service.bean(IncidentManager.class).metrics().gauge("queue_depth", () -> 500);
        service.bean(VirtualTime.class).advance(Duration.ofMinutes(2));
        return service;
    }

    private static void check(Served service, Block request, Block answer) throws IOException, InterruptedException {
        Matcher url = URL.matcher(request.text());
        Matcher method = METHOD.matcher(request.text());
        Matcher body = BODY.matcher(request.text());
        assertThat(url.find()).as(request.place()).isTrue();
        Served.Reply reply = service.send(
                method.find() ? method.group(1) : "GET",
                url.group(1),
                body.find() ? body.group(1) : null,
                new HashMap<>(Map.of("X-User", "ada")));
        service.bean(VirtualTime.class).runUntilIdle();
        String shown = Program.withoutChance(answer.text());
        String actual = Program.withoutChance(reply.body());
        contains(JsonTree.parse(actual), JsonTree.parse(shown), request.place() + "\n" + reply.body());
        assertThat(answer.value("status").orElse("200")).as(request.place()).isEqualTo(String.valueOf(reply.status()));
    }

    /** Whether every member that the page shows is there and says the same; of a list every element is shown. */
    private static void contains(JsonValue actual, JsonValue shown, String where) {
        if (shown instanceof JsonObject members) {
            assertThat(actual).as(where).isInstanceOf(JsonObject.class);
            members.members().forEach((name, member) -> {
                JsonValue there = ((JsonObject) actual).get(name);
                assertThat(there).as(name + " at " + where).isNotNull();
                contains(there, member.value(), where);
            });
        } else if (shown instanceof JsonArray list) {
            assertThat(actual).as(where).isInstanceOf(JsonArray.class);
            List<JsonValue> elements = ((JsonArray) actual).elements();
            assertThat(elements).as(where).hasSameSizeAs(list.elements());
            for (int i = 0; i < elements.size(); i++) {
                contains(elements.get(i), list.elements().get(i), where);
            }
        } else {
            assertThat(plain(actual)).as(where).isEqualTo(plain(shown));
        }
    }

    private static String plain(JsonValue value) {
        if (value instanceof JsonValue.JsonText text) {
            return "\"" + text.text() + "\"";
        }
        if (value instanceof JsonValue.JsonNumber number) {
            return String.valueOf(number.toDouble());
        }
        return value instanceof JsonValue.JsonBoolean flag ? String.valueOf(flag.value()) : "null";
    }
}
