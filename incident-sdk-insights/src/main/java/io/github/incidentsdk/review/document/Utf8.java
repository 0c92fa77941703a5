package io.github.incidentsdk.review.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads texts in UTF-8, and says of one in another encoding where that shows. */
final class Utf8 {

    private Utf8() {}

    /** @throws IOException when it cannot be read, or is in another encoding; then the message names file and line */
    static String read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        CharBuffer text = CharBuffer.allocate(bytes.remaining());
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder(); // one byte makes one character at most
        CoderResult end = decoder.decode(bytes, text, true);
        text.flip();
        if (end.isError()) {
            long line = 1 + text.chars().filter(character -> character == '\n').count();
            throw new IOException(file + ": line " + line + " is not in UTF-8; save the file in that encoding");
        }
        return text.toString();
    }
}
