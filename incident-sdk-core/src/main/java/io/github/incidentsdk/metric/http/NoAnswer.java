package io.github.incidentsdk.metric.http;

import io.github.incidentsdk.settings.NotAllowedException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.zip.DataFormatException;
import javax.net.ssl.SSLException;

/** Says in people's words why a server gave no answer; never in those of the exception, which may hold the URL. */
final class NoAnswer {

    private NoAnswer() {}

    /**
     * Returns an exception that can be shown.
     *
     * @param timeout how long the call might take
     */
    static IOException of(String host, IOException failed, Duration timeout) {
        return new IOException("there is no answer from " + host + ": " + why(failed, timeout));
    }

    private static String why(IOException failed, Duration timeout) {
        if (failed instanceof InterruptedIOException) {
            return "it timed out after " + seconds(timeout);
        }
        if (failed instanceof NotAllowedException) {
            return String.valueOf(failed.getMessage());
        }
        if (failed instanceof UnknownHostException) {
            return "no address is known for this name";
        }
        if (failed instanceof ConnectException || failed instanceof NoRouteToHostException) {
            return "the connection was refused, or nothing could be reached there";
        }
        if (failed instanceof SSLException) {
            return "no secure connection came about, for want of a trusted certificate or of a common protocol ("
                    + failed.getClass().getSimpleName() + ")";
        }
        if (failed instanceof SocketException) {
            return "the connection was reset";
        }
        if (failed instanceof EOFException
                || failed instanceof ProtocolException
                || failed.getCause() instanceof EOFException) {
            return "the connection was closed before the answer was whole";
        }
        if (isBrokenGzip(failed)) {
            return "the answer says that it is packed with gzip, and cannot be unpacked";
        }
        return isCanceled(failed)
                ? "the call was cancelled"
                : "the call failed with " + failed.getClass().getSimpleName();
    }

    /** By Okio's words for what a header, a checksum or the packed data should be. */
    private static boolean isBrokenGzip(IOException failed) {
        String words = String.valueOf(failed.getMessage());
        return failed.getCause() instanceof DataFormatException
                || words.startsWith("ID1ID2")
                || words.startsWith("CRC")
                || words.startsWith("ISIZE")
                || words.startsWith("gzip ");
    }

    private static boolean isCanceled(IOException failed) {
        return "canceled".equals(String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT));
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1_000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
