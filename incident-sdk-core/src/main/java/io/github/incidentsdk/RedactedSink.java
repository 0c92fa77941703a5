package io.github.incidentsdk;

import io.github.incidentsdk.model.Redaction;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import java.io.IOException;

/** A sink whose answers are redacted before they are kept or logged: a backend may repeat more than it was told. */
final class RedactedSink implements IncidentSink {

    private final IncidentSink sink;
    private final Redaction redaction;

    RedactedSink(IncidentSink sink, Redaction redaction) {
        this.sink = sink;
        this.redaction = redaction;
    }

    @Override
    public DeliveryOutcome deliver(Delivery delivery) throws Exception {
        try {
            return redacted(sink.deliver(delivery));
        } catch (IOException failed) {
            String message = failed.getMessage();
            if (message == null || message.equals(kept(message))) {
                throw failed;
            }
            throw new IOException(failed.getClass().getSimpleName() + ": " + kept(message));
        } catch (InterruptedException stop) {
            throw stop;
        } catch (Exception fault) {
            String message = String.valueOf(fault.getMessage());
            if (message.equals(kept(message))) {
                throw fault;
            }
            throw new IllegalStateException(fault.getClass().getName() + ": " + kept(message));
        }
    }

    private DeliveryOutcome redacted(DeliveryOutcome outcome) {
        if (outcome instanceof DeliveryOutcome.Retry retry) {
            return new DeliveryOutcome.Retry(kept(retry.why()), retry.after());
        }
        if (outcome instanceof DeliveryOutcome.Refused refused) {
            return new DeliveryOutcome.Refused(kept(refused.why()));
        }
        return outcome instanceof DeliveryOutcome.Skipped skipped
                ? new DeliveryOutcome.Skipped(kept(skipped.why()))
                : outcome;
    }

    private String kept(String text) {
        return redaction.text("answer", text);
    }

    @Override
    public boolean knowsIncidentsById() {
        return sink.knowsIncidentsById();
    }

    @Override
    public void close() {
        sink.close();
    }

    @Override
    public String toString() {
        return sink.toString();
    }
}
