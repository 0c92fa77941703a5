package io.github.incidentsdk.testing.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.metric.Labels;
import io.github.incidentsdk.metric.MetricPoll;
import io.github.incidentsdk.metric.MetricSource;
import io.github.incidentsdk.metric.Point;
import io.github.incidentsdk.metric.QueryEngine;
import io.github.incidentsdk.metric.Sample;
import io.github.incidentsdk.metric.Series;
import io.github.incidentsdk.metric.SeriesStore;
import io.github.incidentsdk.metric.Wanted;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Each test of a contract of sources, polls and engines fails for an implementation that breaks it. */
class MetricContractsBiteTest {

    private static void fails(ThrowingCallable test) {
        assertThatThrownBy(test).isInstanceOf(AssertionError.class);
    }

    /** An application whose only fault is the one that is given. */
    private static final class Application implements MetricSourceContract {

        private final Fault fault;
        private double value;
        private boolean present;
        private MetricSource source;
        private Runnable changed = () -> {};

        enum Fault {
            NONE,
            LATE,
            COPIES,
            STAYS,
            NOT_WANTED_LATER,
            NEVER_CLOSES,
            STARTS
        }

        Application(Fault fault) {
            this.fault = fault;
        }

        @Override
        public MetricSource source() {
            source = new MetricSource() {
                private Series series;
                private boolean closed;

                @Override
                public void start(Wanted wanted, SeriesStore store) {
                    Runnable look = () -> {
                        if (closed && fault != Fault.NEVER_CLOSES) {
                            return;
                        }
                        if (present && series == null && wanted.reads(metric())) {
                            double copy = value;
                            series = store.add(metric(), Labels.empty(), () -> fault == Fault.COPIES ? copy : value);
                        } else if (!present && series != null && fault != Fault.STAYS) {
                            series.remove();
                            series = null;
                        }
                    };
                    look.run();
                    changed = fault == Fault.LATE ? () -> {} : look;
                    if (fault != Fault.NOT_WANTED_LATER) {
                        wanted.whenAdded(name -> look.run());
                    }
                }

                @Override
                public void close() {
                    closed = true;
                    if (series != null) {
                        series.remove();
                        series = null;
                    }
                }
            };
            return source;
        }

        @Override
        public String metric() {
            return "queue_depth";
        }

        @Override
        public void set(double now) {
            value = now;
            present = true;
            changed.run();
        }

        @Override
        public void remove() {
            present = false;
            changed.run();
        }

        @Override
        public Optional<MetricSource> broken() {
            return Optional.of((wanted, store) -> {
                if (fault != Fault.STARTS) {
                    throw new IllegalStateException("no registry");
                }
            });
        }
    }

    @Test
    void sourcesThatBreakTheContract() throws Exception {
        Application good = new Application(Application.Fault.NONE);
        good.reportsWhatAppearsLater();
        good.takesAwayWhatIsGone();
        good.isSilentOnceItIsClosed();
        good.startsOrSaysWhyNot();
        fails(new Application(Application.Fault.LATE)::reportsWhatAppearsLater);
        fails(new Application(Application.Fault.COPIES)::readsAValueWhenItIsAskedForIt);
        fails(new Application(Application.Fault.COPIES)::feedsARule);
        fails(new Application(Application.Fault.STAYS)::takesAwayWhatIsGone);
        fails(new Application(Application.Fault.NOT_WANTED_LATER)::reportsWhatIsWantedLater);
        fails(new Application(Application.Fault.NEVER_CLOSES)::isSilentOnceItIsClosed);
        fails(new Application(Application.Fault.STARTS)::startsOrSaysWhyNot);
    }

    /** A backend whose poll answers as it is told to. */
    private record Backend(MetricPoll poll) implements MetricPollContract {

        @Override
        public String metric() {
            return "wind_kmh";
        }

        @Override
        public void set(double value) {}

        @Override
        public void remove() {}

        @Override
        public void fail() {}
    }

    @Test
    void pollsThatBreakTheContract() {
        Sample seven = new Sample("wind_kmh", Labels.empty(), 7);
        fails(new Backend(() -> List.of(seven, seven))::saysEverySeriesOnce);
        fails(new Backend(() -> List.of(seven, new Sample("wind kmh", Labels.empty(), 1)))::saysEverySeriesOnce);
        fails(new Backend(() -> List.of(seven))::saysThePresentAtEveryPoll);
        fails(new Backend(() -> List.of(seven))::leavesOutWhatIsGone);
        fails(new Backend(List::of)::throwsWhenItsBackendFails);
        fails(new Backend(new MetricPoll() {
            @Override
            public List<Sample> poll() {
                return List.of();
            }

            @Override
            public Set<String> names() {
                return Set.of("wind kmh");
            }
        })::namesMetricsOnly);
    }

    /** A server whose engine answers as it is told to, with the value that was set. */
    private static final class Server implements QueryEngineContract {

        private final Answer answer;
        private final List<Point> present = new ArrayList<>();
        private boolean down;
        private Instant asked = Instant.EPOCH;
        private int closes;
        private int mostCloses = Integer.MAX_VALUE;

        /** What an engine makes of what its server has. */
        private interface Answer {
            List<Point> of(Server server) throws Exception;
        }

        Server(Answer answer) {
            this.answer = answer;
        }

        /** Keeps to the contract. */
        static List<Point> well(Server server) throws IOException {
            if (server.down) {
                throw new IOException("it is away");
            }
            return List.copyOf(server.present);
        }

        @Override
        public QueryEngine engine() {
            return new QueryEngine() {
                @Override
                public List<Point> query(String expression, Instant at) throws Exception {
                    asked = at;
                    return answer.of(Server.this);
                }

                @Override
                public void close() {
                    if (++closes > mostCloses) {
                        throw new IllegalStateException("closed before");
                    }
                }
            };
        }

        @Override
        public QueryEngine silent() {
            return engine();
        }

        @Override
        public String expression() {
            return "sum(queue_depth)";
        }

        @Override
        public void set(double value) {
            remove();
            present.add(new Point(Labels.empty(), value));
        }

        @Override
        public void remove() {
            present.clear();
            down = false;
        }

        @Override
        public void fail() {
            down = true;
        }

        @Override
        public Optional<Instant> asked() {
            return Optional.of(asked);
        }
    }

    @Test
    void enginesThatBreakTheContract() throws Exception {
        Server good = new Server(Server::well);
        good.saysWhatTheServerSays();
        good.saysEveryElementOnce();
        good.asksForTheMomentThatItIsGiven();
        good.saysNothingWhereThereIsNothing();
        good.throwsWhenItsServerFails();
        good.comesBackWhenItIsInterruptedOrClosed();
        good.closesTwice();
        good.feedsARule();
        Point named = new Point(Labels.of("http.status", "500"), 7);
        Point seven = new Point(Labels.empty(), 7);
        Point zero = new Point(Labels.empty(), 0);
        fails(new Server(server -> List.of(seven))::saysWhatTheServerSays);
        fails(new Server(server -> List.of(named))::saysEveryElementOnce);
        fails(new Server(server -> List.of(seven, seven))::saysEveryElementOnce);
        fails(new Server(server -> {
            server.asked = Instant.EPOCH;
            return Server.well(server);
        })::asksForTheMomentThatItIsGiven);
        fails(
                new Server(server -> server.present.isEmpty() ? List.of(zero) : server.present)
                        ::saysNothingWhereThereIsNothing);
        fails(new Server(server -> server.down ? List.of() : server.present)::throwsWhenItsServerFails);
        fails(new Server(server -> server.down ? List.of(zero) : server.present)::feedsARule);
        fails(new Server(server -> {
            throw new StackOverflowError("in a query");
        })::comesBackWhenItIsInterruptedOrClosed);
        Server once = new Server(Server::well);
        once.mostCloses = 1;
        fails(once::closesTwice);
    }
}
