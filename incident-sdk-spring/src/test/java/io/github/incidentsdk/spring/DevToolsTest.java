package io.github.incidentsdk.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** DevTools loads our jars again with the application's classes, since the facade would hold what an old loader made. */
class DevToolsTest {

    @Test
    void ourJarsAndNoOthersAreLoadedAgain() throws IOException {
        Properties properties =
                PropertiesLoaderUtils.loadProperties(new ClassPathResource("META-INF/spring-devtools.properties"));
        assertThat(properties).hasSize(1);
        Pattern included = Pattern.compile(properties.getProperty("restart.include.incident-sdk"));
        assertThat(included.matcher(
                                "file:/repository/io/github/incidentsdk/incident-sdk-core/0.1.0-SNAPSHOT/incident-sdk-core-0.1.0-SNAPSHOT.jar")
                        .find())
                .isTrue();
        assertThat(included.matcher("file:/lib/incident-sdk-spring-0.1.0.jar").find())
                .isTrue();
        assertThat(included.matcher("file:/lib/checkout-incident-sdk-1.0.jar").find())
                .isFalse();
        assertThat(included.matcher("file:/lib/spring-core-6.2.19.jar").find()).isFalse();
    }
}
