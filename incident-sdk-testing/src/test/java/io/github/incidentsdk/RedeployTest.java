package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * F26: an application with the SDK in it is deployed and taken away again twenty times in one JVM, each time with a class loader of
 * its own, and nothing of it stays: no thread, no shutdown hook, no thread's local value, no MBean, no class.
 */
@Timeout(400)
@Tag("F26")
class RedeployTest {

    private static final int TIMES = 20;

    /** OkHttp and Okio let a thread rest for a minute before they end it. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(240);

    /** What belongs to the container: the log, and this test. */
    private static final Pattern SHARED =
            Pattern.compile(".*(logback|slf4j|junit|assertj|opentest4j|apiguardian|jspecify|wiremock).*");

    @TempDir
    Path directory;

    private static final class Deployed extends PhantomReference<ClassLoader> {
        Deployed(ClassLoader loader, ReferenceQueue<ClassLoader> gone) {
            super(loader, gone);
        }
    }

    private static URL[] classPath() throws MalformedURLException {
        String surefire = System.getProperty("surefire.test.class.path");
        String path = surefire == null ? System.getProperty("java.class.path") : surefire;
        List<URL> urls = new ArrayList<>();
        for (String entry : path.split(Pattern.quote(File.pathSeparator), -1)) {
            Path file = Path.of(entry);
            if (Files.exists(file)
                    && !SHARED.matcher(String.valueOf(file.getFileName())).matches()) {
                urls.add(file.toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }

    /** Classes of the application first, but for what the container shares. */
    private static final class Application extends URLClassLoader {
        Application(URL[] urls) {
            super(urls, RedeployTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded == null && !isShared(name)) {
                    loaded = findClass(name);
                }
                return loaded != null ? loaded : super.loadClass(name, resolve);
            }
        }

        private static boolean isShared(String name) {
            return !(name.startsWith("io.github.incidentsdk")
                    || name.startsWith("okhttp3.")
                    || name.startsWith("okio.")
                    || name.startsWith("kotlin.")
                    || name.startsWith("com.fasterxml.")
                    || name.startsWith("org.yaml."));
        }
    }

    private static Set<Thread> threads() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }

    private static Set<Thread> since(Set<Thread> before) {
        Set<Thread> more = threads();
        more.removeAll(before);
        more.removeIf(thread -> !thread.isAlive() || isOfTheJvm(thread));
        return more;
    }

    private static Set<Object> mbeans() {
        return new HashSet<>(ManagementFactory.getPlatformMBeanServer().queryNames(null, null));
    }

    @Test
    void nothingOfTwentyDeploymentsStays() throws Exception {
        AtomicInteger posts = new AtomicInteger();
        HttpServer backend = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        backend.createContext("/", exchange -> {
            posts.incrementAndGet();
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        backend.start();
        try {
            deploy(backend.getAddress().getPort(), -1); // what the container and the JVM make once
            Set<Thread> threads = threads();
            Set<Object> mbeans = mbeans();
            ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();
            List<Deployed> deployed = new ArrayList<>();
            for (int i = 0; i < TIMES; i++) {
                deployed.add(new Deployed(deploy(backend.getAddress().getPort(), i), gone));
            }
            // The JVM itself keeps the last record that was compared, in a cache of java.lang.runtime.ObjectMethods
            // with one place.
            deploy(backend.getAddress().getPort(), TIMES);
            assertThat(posts.get()).as("every deployment told its backend").isGreaterThanOrEqualTo(2 * TIMES);

            long end = System.nanoTime() + PATIENCE;
            int left = deployed.size();
            while ((left > 0 || !since(threads).isEmpty()) && System.nanoTime() < end) {
                System.gc();
                while (gone.remove(200) != null) {
                    left--;
                }
            }
            Set<Thread> more = since(threads);
            assertThat(more)
                    .as(
                            "threads that stay: %s",
                            more.stream()
                                    .map(each -> Arrays.toString(each.getStackTrace()))
                                    .toList())
                    .isEmpty();
            assertThat(left).as("class loaders that stay").isZero();
            assertThat(mbeans()).isEqualTo(mbeans);
        } finally {
            backend.stop(0);
        }
    }

    private static boolean isOfTheJvm(Thread thread) {
        return thread.getName()
                        .matches("HTTP-Dispatcher|Attach Listener|Common-Cleaner|.*CompilerThread.*|ForkJoinPool.*")
                || "system"
                        .equals(
                                thread.getThreadGroup() == null
                                        ? "system"
                                        : thread.getThreadGroup().getName());
    }

    /** A thread of the container's deploys the application, calls it, and takes it away. */
    private ClassLoader deploy(int port, int number) throws Exception {
        Application loader = new Application(classPath());
        Thread host = Thread.currentThread();
        ClassLoader before = host.getContextClassLoader();
        host.setContextClassLoader(loader);
        try {
            Class<?> service = Class.forName(RedeployedService.class.getName(), true, loader);
            assertThat(service.getClassLoader()).isSameAs(loader);
            service.getDeclaredMethod("live", String.class, int.class)
                    .invoke(null, directory.resolve("journal" + number).toString(), port);
        } finally {
            host.setContextClassLoader(before);
            loader.close();
        }
        return loader;
    }
}
