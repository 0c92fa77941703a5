package io.github.incidentsdk.benchmarks;

import com.squareup.tape2.QueueFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Where else one could keep lines: each call returns when its line is on disk. */
@State(Scope.Benchmark)
public class OtherStores {

    private static final String FULL = "2";

    private final Folder folder;
    private final Connection sqlite;
    private final PreparedStatement insert;
    private final QueueFile tape;

    /** Opens a database and a queue, each in its own file. */
    public OtherStores() {
        try {
            folder = new Folder();
            sqlite = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("sqlite"));
            set("journal_mode", "wal");
            set("synchronous", FULL);
            try (Statement statement = sqlite.createStatement()) {
                statement.execute("CREATE TABLE journal (seq INTEGER PRIMARY KEY, line BLOB NOT NULL)");
            }
            insert = sqlite.prepareStatement("INSERT INTO journal (line) VALUES (?)");
            tape = new QueueFile.Builder(folder.resolve("tape").toFile()).build();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Without a word SQLite stays as it was when it cannot do as it is told. */
    private void set(String pragma, String value) throws SQLException {
        try (Statement statement = sqlite.createStatement()) {
            statement.execute("PRAGMA " + pragma + " = " + value);
            try (ResultSet is = statement.executeQuery("PRAGMA " + pragma)) {
                if (!is.next() || !value.equals(is.getString(1))) {
                    throw new IllegalStateException("SQLite does not take " + pragma + " = " + value);
                }
            }
        }
    }

    /** A commit of its own. */
    int insert(byte[] line) throws SQLException {
        insert.setBytes(1, line);
        return insert.executeUpdate();
    }

    void add(byte[] line) throws IOException {
        tape.add(line);
    }

    @TearDown
    public void close() throws IOException, SQLException {
        insert.close();
        sqlite.close();
        tape.close();
        folder.close();
    }
}
