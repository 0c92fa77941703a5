package io.github.incidentsdk;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** A fault that only root can bring about, with tools that a machine may lack: elsewhere the test says that it was skipped. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsRootCondition.class)
@interface NeedsRoot {

    /** A command that succeeds where the test can run. */
    String[] where();
}
