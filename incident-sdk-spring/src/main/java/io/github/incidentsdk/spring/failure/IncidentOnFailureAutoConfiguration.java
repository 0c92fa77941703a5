package io.github.incidentsdk.spring.failure;

import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.spring.IncidentAutoConfiguration;
import org.springframework.aop.config.AopConfigUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/** Has methods with {@link IncidentOnFailure} watched; needs neither AspectJ nor the starter for it. */
@AutoConfiguration(after = IncidentAutoConfiguration.class)
@ConditionalOnBean(IncidentManager.class)
@Import(IncidentOnFailureAutoConfiguration.Proxies.class)
public final class IncidentOnFailureAutoConfiguration {

    IncidentOnFailureAutoConfiguration() {}

    /** Static and infrastructure, as whatever else makes proxies: it must not have other beans made too early. */
    @Bean
    @ConditionalOnMissingBean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static FailureAdvisor incidentOnFailureAdvisor(ObjectProvider<IncidentManager> manager, Environment environment) {
        return new FailureAdvisor(manager::getObject, new Unseen(ofClasses(environment)));
    }

    private static boolean ofClasses(Environment environment) {
        return environment.getProperty("spring.aop.proxy-target-class", Boolean.class, true);
    }

    /** Has somebody make proxies, and of classes unless the application wants it otherwise, as Spring Boot itself does. */
    static final class Proxies implements ImportBeanDefinitionRegistrar, EnvironmentAware {

        private boolean classes = true;

        @Override
        public void setEnvironment(Environment environment) {
            classes = ofClasses(environment);
        }

        @Override
        public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
            AopConfigUtils.registerAutoProxyCreatorIfNecessary(registry);
            if (classes) {
                AopConfigUtils.forceAutoProxyCreatorToUseClassProxying(registry);
            }
        }
    }
}
