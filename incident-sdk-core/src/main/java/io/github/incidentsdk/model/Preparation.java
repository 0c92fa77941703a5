package io.github.incidentsdk.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation knows of a type's incidents before there is one; immutable.
 *
 * <p>All of it is optional. {@link #bridge()} and {@link #channel()} are templates: {@code {key}} stands for the incident's key, {@code
 * {service}} for its service, any other name for the {@code by} value or tag of that name.
 */
public final class Preparation {

    /** Nothing. */
    public static final Preparation NONE = builder().build();

    private final List<PlaybookStep> playbook;
    private final @Nullable String bridge;
    private final @Nullable String channel;
    private final @Nullable Severity reviewFrom;
    private final List<String> perspectives;

    private Preparation(Builder builder) {
        playbook = List.copyOf(builder.playbook);
        bridge = builder.bridge;
        channel = builder.channel;
        reviewFrom = builder.reviewFrom;
        perspectives = List.copyOf(builder.perspectives);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** What to do, in order. */
    public List<PlaybookStep> playbook() {
        return playbook;
    }

    /** Where responders talk, such as {@code https://meet.example.org/{key}}; null when nothing is arranged. */
    public @Nullable String bridge() {
        return bridge;
    }

    /** Where responders write, such as {@code #inc-{account}}; null when nothing is arranged. */
    public @Nullable String channel() {
        return channel;
    }

    /** Incidents of this severity and worse are to be reviewed; null when none has to be. */
    public @Nullable Severity reviewFrom() {
        return reviewFrom;
    }

    /** The roles whose view a review of such an incident asks for, such as {@code support}. */
    public List<String> perspectives() {
        return perspectives;
    }

    /** Collects it; not safe for several threads. */
    public static final class Builder {
        private final List<PlaybookStep> playbook = new ArrayList<>();
        private @Nullable String bridge;
        private @Nullable String channel;
        private @Nullable Severity reviewFrom;
        private final List<String> perspectives = new ArrayList<>();

        private Builder() {}

        /**
         * Adds steps.
         *
         * @throws IllegalArgumentException when there are more than {@link PlaybookStep#MOST}, or one is there twice
         */
        public Builder playbook(PlaybookStep... steps) {
            for (PlaybookStep step : steps) {
                if (playbook.size() == PlaybookStep.MOST) {
                    throw new IllegalArgumentException("a playbook has at most " + PlaybookStep.MOST + " steps");
                }
                if (playbook.stream().anyMatch(other -> other.text().equals(step.text()))) {
                    throw new IllegalArgumentException("the step \"" + step.text() + "\" is there twice");
                }
                playbook.add(step);
            }
            return this;
        }

        /**
         * Where responders talk.
         *
         * @throws IllegalArgumentException when it cannot be filled, or a value could decide to which host it leads
         */
        public Builder bridge(String template) {
            bridge = checked(template);
            return this;
        }

        /**
         * Where responders write.
         *
         * @throws IllegalArgumentException as {@link #bridge}
         */
        public Builder channel(String template) {
            channel = checked(template);
            return this;
        }

        private static String checked(String template) {
            String problem = Template.problem(template);
            if (problem != null) {
                throw new IllegalArgumentException("\"" + template + "\" " + problem);
            }
            return template;
        }

        public Builder reviewFrom(Severity severity) {
            reviewFrom = severity;
            return this;
        }

        /** Adds roles. */
        public Builder perspectives(String... roles) {
            perspectives.addAll(Arrays.asList(roles));
            return this;
        }

        public Preparation build() {
            return new Preparation(this);
        }
    }
}
