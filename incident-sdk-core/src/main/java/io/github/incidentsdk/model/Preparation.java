package io.github.incidentsdk.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation knows of a type's incidents before there is one.
 *
 * <p>All of it is optional. {@code bridge} and {@code channel} are templates: {@code {key}} stands for the incident's key, {@code
 * {service}} for its service, any other name for the {@code by} value or tag of that name.
 *
 * @param playbook what to do, in order; at most {@link PlaybookStep#MOST} steps, none of them twice
 * @param bridge where responders talk, such as {@code https://meet.example.org/{key}}; null when nothing is arranged
 * @param channel where responders write, such as {@code #inc-{account}}; null when nothing is arranged
 * @param reviewFrom incidents of this severity and worse are to be reviewed; {@link #REVIEW_FROM} by default
 * @param perspectives the roles whose view a review of such an incident asks for, such as {@code support}
 */
public record Preparation(
        List<PlaybookStep> playbook,
        @Nullable String bridge,
        @Nullable String channel,
        Severity reviewFrom,
        List<String> perspectives) {

    /** From which severity on an incident is to be reviewed whose type does not say. */
    public static final Severity REVIEW_FROM = Severity.SEV2;

    /** Nothing. */
    public static final Preparation NONE = builder().build();

    /**
     * Checks it.
     *
     * @throws IllegalArgumentException when a playbook is too long or has a step twice, or a template cannot be filled, or leads where
     *     a value says
     */
    public Preparation {
        playbook = List.copyOf(playbook);
        perspectives = List.copyOf(perspectives);
        if (playbook.size() > PlaybookStep.MOST) {
            throw new IllegalArgumentException("a playbook has at most " + PlaybookStep.MOST + " steps");
        }
        Set<String> texts = new HashSet<>();
        for (PlaybookStep step : playbook) {
            if (!texts.add(step.text())) {
                throw new IllegalArgumentException("the step \"" + step.text() + "\" is there twice");
            }
        }
        check(bridge);
        check(channel);
    }

    private static void check(@Nullable String template) {
        String problem = template == null ? null : Template.problem(template);
        if (problem != null) {
            throw new IllegalArgumentException("\"" + template + "\" " + problem);
        }
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects it; not safe for several threads. */
    public static final class Builder {
        private final List<PlaybookStep> playbook = new ArrayList<>();
        private @Nullable String bridge;
        private @Nullable String channel;
        private Severity reviewFrom = REVIEW_FROM;
        private final List<String> perspectives = new ArrayList<>();

        private Builder() {}

        /** Adds steps. */
        public Builder playbook(PlaybookStep... steps) {
            playbook.addAll(Arrays.asList(steps));
            return this;
        }

        /** Where responders talk. */
        public Builder bridge(@Nullable String template) {
            bridge = template;
            return this;
        }

        /** Where responders write. */
        public Builder channel(@Nullable String template) {
            channel = template;
            return this;
        }

        /** Incidents of this severity and worse are to be reviewed. */
        public Builder reviewFrom(Severity severity) {
            reviewFrom = severity;
            return this;
        }

        /** Adds roles. */
        public Builder perspectives(String... roles) {
            perspectives.addAll(Arrays.asList(roles));
            return this;
        }

        /**
         * What was collected.
         *
         * @throws IllegalArgumentException as {@link Preparation#Preparation}
         */
        public Preparation build() {
            return new Preparation(playbook, bridge, channel, reviewFrom, perspectives);
        }
    }
}
