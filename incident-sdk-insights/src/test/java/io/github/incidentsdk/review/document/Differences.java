package io.github.incidentsdk.review.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.review.Review;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/** Says in which part two reviews differ. */
final class Differences {

    private Differences() {}

    static void check(Review review, ReviewDocument read, String written, String where) {
        if (read.review().equals(review) && read.problems().isEmpty()) {
            return;
        }
        for (Method method : Review.class.getDeclaredMethods()) {
            boolean isPart = Modifier.isPublic(method.getModifiers())
                    && !Modifier.isStatic(method.getModifiers())
                    && method.getParameterCount() == 0
                    && !method.getName().equals("toBuilder")
                    && !method.getName().equals("hashCode");
            if (isPart) {
                assertThat(part(method, read.review()))
                        .as("%s of %s in%n%s", method.getName(), where, written)
                        .isEqualTo(part(method, review));
            }
        }
        assertThat(read.problems()).as("%s in%n%s", where, written).isEmpty();
        assertThat(read.review()).as(where).isEqualTo(review);
    }

    private static Object part(Method method, Review review) {
        try {
            return method.invoke(review);
        } catch (ReflectiveOperationException broken) {
            throw new LinkageError(method + " cannot be called", broken);
        }
    }
}
