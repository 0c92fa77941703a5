package io.github.incidentsdk.journal.directory;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** The file operations that the journal does, so that a test can fail, shorten or forget each of them. */
interface Disk {

    /** The names of the files in {@code directory}, in no order. */
    List<String> list(Path directory) throws IOException;

    /** Creates a file that must not exist, for reading and writing by its owner alone. */
    File create(Path file) throws IOException;

    /** Opens a file that exists for reading and writing. */
    File open(Path file) throws IOException;

    /** Opens a file that exists for reading. */
    File openToRead(Path file) throws IOException;

    void rename(Path from, Path to) throws IOException;

    void delete(Path file) throws IOException;

    /** Whether a file of that name is there. */
    boolean isThere(Path file);

    /** Makes creations, renames and deletions in {@code directory} durable. */
    void forceDirectory(Path directory) throws IOException;

    /** One open file; positions are given, none is kept. */
    interface File extends Closeable {

        long size() throws IOException;

        /** Reads at most what fits; -1 at the end of the file. */
        int read(ByteBuffer into, long position) throws IOException;

        /** Writes at most what remains, perhaps less. */
        int write(ByteBuffer from, long position) throws IOException;

        /** Makes what was written durable. */
        void force() throws IOException;

        void truncate(long size) throws IOException;
    }
}
