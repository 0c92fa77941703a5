package io.github.incidentsdk.config;

import io.github.incidentsdk.config.numbers.DeliveryConfig;
import io.github.incidentsdk.config.numbers.NumbersBinder;
import io.github.incidentsdk.config.problem.Nearest;
import io.github.incidentsdk.config.problem.Problem;
import io.github.incidentsdk.config.section.Section;
import io.github.incidentsdk.config.section.Words;
import io.github.incidentsdk.config.tree.Node;
import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.Severity;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what every sink has below {@code sinks:}; the rest is for the sink's own type to read. */
final class SinkBinder {

    private static final Map<String, Audience> AUDIENCES = Words.of(Audience.class);

    private SinkBinder() {}

    /** The sink; null after a problem. */
    static @Nullable SinkConfig bind(String id, Section section, DeliveryConfig delivery) {
        String type = section.text("type");
        if (type == null && !section.has("type")) {
            section.problems().add(Problem.at(section.place(), "has no type; expected a type of sink such as webhook"));
        }
        SinkConfig.Filter filter = filter(section.section("accepts"));
        Set<Audience> audiences = audiences(section);
        String fallback = section.text("fallback");
        DeliveryConfig own = NumbersBinder.delivery(section.section("delivery"), delivery);
        section.keepDefault("delivery");
        if (type == null || section.problems().within(section.place().path())) {
            return null;
        }
        return new SinkConfig(id, type, new SinkConfig.Routing(filter, audiences, fallback), own, section.rest());
    }

    private static SinkConfig.Filter filter(@Nullable Section accepts) {
        if (accepts == null) {
            return SinkConfig.Filter.ALL;
        }
        Severity from = accepts.word("from", Words.SEVERITIES);
        List<String> types = accepts.texts("types");
        Map<String, String> tags = accepts.map("tags");
        Boolean restricted = accepts.flag("restricted");
        accepts.refuseUnknown(Map.of());
        return new SinkConfig.Filter(from, types == null ? List.of() : types, tags, Boolean.TRUE.equals(restricted));
    }

    private static Set<Audience> audiences(Section section) {
        Set<Audience> audiences = EnumSet.noneOf(Audience.class);
        List<Node.Text> leaves = section.leaves("audiences");
        for (Node.Text leaf : leaves == null ? List.<Node.Text>of() : leaves) {
            Audience audience = AUDIENCES.get(leaf.value());
            if (audience == null) {
                section.problems()
                        .add(Problem.with(
                                        leaf.place(),
                                        leaf.written(),
                                        "is not one of " + String.join(", ", AUDIENCES.keySet()))
                                .nearest(Nearest.to(leaf.value(), AUDIENCES.keySet())));
            } else {
                audiences.add(audience);
            }
        }
        return audiences;
    }
}
