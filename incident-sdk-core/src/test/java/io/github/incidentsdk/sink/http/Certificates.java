package io.github.incidentsdk.sink.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority that lives as long as a test, and certificates by it. */
final class Certificates {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int[] COMMON_NAME = {0x55, 4, 3};
    private static final int[] ALTERNATIVE_NAMES = {0x55, 29, 17};
    private static final int[] BASIC_CONSTRAINTS = {0x55, 29, 19};
    private static final int[] ECDSA_WITH_SHA256 = {0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2};

    private final KeyPair authority = pair();
    private final X509Certificate root;

    Certificates() throws GeneralSecurityException {
        root = sign(
                "test authority",
                authority,
                authority.getPrivate(),
                year(),
                sequence(oid(BASIC_CONSTRAINTS), tlv(1, 0xff), tlv(4, sequence(tlv(1, 0xff)))));
    }

    private record Span(Instant from, Instant until) {}

    private static Span year() {
        Instant now = Instant.now();
        return new Span(now.minusSeconds(86_400), now.plusSeconds(365 * 86_400L));
    }

    /** What a JVM has to trust. */
    KeyStore trusted() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("root", root);
        return store;
    }

    /** A server of that name with a certificate by the authority. */
    SSLContext server(String host) throws Exception {
        KeyPair pair = pair();
        return context(pair, sign(host, pair, authority.getPrivate(), year(), names(host)), root);
    }

    /** As {@link #server}, with a certificate that ended yesterday. */
    SSLContext expired(String host) throws Exception {
        KeyPair pair = pair();
        Instant now = Instant.now();
        Span past = new Span(now.minusSeconds(30 * 86_400), now.minusSeconds(86_400));
        return context(pair, sign(host, pair, authority.getPrivate(), past, names(host)), root);
    }

    /** A server that vouches for itself. */
    SSLContext selfSigned(String host) throws Exception {
        KeyPair pair = pair();
        return context(pair, sign(host, pair, pair.getPrivate(), year(), names(host)));
    }

    private static SSLContext context(KeyPair pair, X509Certificate... chain) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", pair.getPrivate(), new char[0], chain);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static byte[] names(String host) {
        return sequence(oid(ALTERNATIVE_NAMES), tlv(4, sequence(tlv(0x82, host.getBytes(StandardCharsets.US_ASCII)))));
    }

    private static X509Certificate sign(String subject, KeyPair pair, PrivateKey signer, Span span, byte[] extension)
            throws GeneralSecurityException {
        boolean bySelf = signer == pair.getPrivate();
        byte[] algorithm = sequence(oid(ECDSA_WITH_SHA256));
        byte[] serial = BigInteger.valueOf(System.nanoTime()).abs().toByteArray();
        byte[] certificate = sequence(
                tlv(0xa0, tlv(2, 2)),
                tlv(2, serial),
                algorithm,
                name(bySelf ? subject : "test authority"),
                sequence(time(span.from()), time(span.until())),
                name(subject),
                pair.getPublic().getEncoded(),
                tlv(0xa3, sequence(extension)));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(signer);
        signature.update(certificate);
        byte[] whole = sequence(certificate, algorithm, tlv(3, join(new byte[1], signature.sign())));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
    }

    private static byte[] name(String text) {
        return sequence(tlv(0x31, sequence(oid(COMMON_NAME), tlv(0x0c, text.getBytes(StandardCharsets.UTF_8)))));
    }

    private static byte[] time(Instant at) {
        return tlv(0x18, TIME.format(at).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] oid(int[] bytes) {
        return tlv(6, bytes);
    }

    private static byte[] sequence(byte[]... parts) {
        return tlv(0x30, join(parts));
    }

    private static byte[] tlv(int tag, int... value) {
        byte[] bytes = new byte[value.length];
        for (int i = 0; i < value.length; i++) {
            bytes[i] = (byte) value[i];
        }
        return tlv(tag, bytes);
    }

    private static byte[] tlv(int tag, byte[] value) {
        byte[] length = value.length < 0x80
                ? new byte[] {(byte) value.length}
                : value.length < 0x100
                        ? new byte[] {(byte) 0x81, (byte) value.length}
                        : new byte[] {(byte) 0x82, (byte) (value.length >> 8), (byte) value.length};
        return join(new byte[] {(byte) tag}, length, value);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}
