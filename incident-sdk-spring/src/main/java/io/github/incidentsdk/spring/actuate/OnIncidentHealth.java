package io.github.incidentsdk.spring.actuate;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** What Spring Boot's own annotation for this says, which has another package in each of its generations. */
final class OnIncidentHealth extends SpringBootCondition {

    private static final String OURS = "management.health.incidents.enabled";
    private static final String ALL = "management.health.defaults.enabled";

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment environment = context.getEnvironment();
        String decides = environment.containsProperty(OURS) ? OURS : ALL;
        boolean enabled = environment.getProperty(decides, Boolean.class, true);
        return new ConditionOutcome(
                enabled, ConditionMessage.forCondition("incidents' health").because(decides + " is " + enabled));
    }
}
