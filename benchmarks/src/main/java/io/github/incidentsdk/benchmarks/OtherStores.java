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
import java.util.ArrayList;
import java.util.List;

/** Where else one could keep lines: each call returns when its line is on disk. */
final class OtherStores {

    private static final String FULL = "2";

    private final Folder folder;
    private final QueueFile tape;
    private final List<Connection> connections = new ArrayList<>();
    private final List<PreparedStatement> inserts = new ArrayList<>();

    /** Opens a database and a queue, each in its own file. */
    OtherStores() {
        try {
            folder = new Folder();
            connect(1);
            tape = new QueueFile.Builder(folder.resolve("tape").toFile()).build();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Has so many connections to the database. */
    void connect(int callers) throws SQLException {
        while (connections.size() < callers) {
            Connection sqlite = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("sqlite"));
            connections.add(sqlite);
            set("journal_mode", "wal", sqlite);
            set("synchronous", FULL, sqlite);
            set("busy_timeout", "60000", sqlite);
            try (Statement statement = sqlite.createStatement()) {
                statement.execute("CREATE TABLE IF NOT EXISTS journal (seq INTEGER PRIMARY KEY, line BLOB NOT NULL)");
            }
            inserts.add(sqlite.prepareStatement("INSERT INTO journal (line) VALUES (?)"));
        }
    }

    /** Without a word SQLite stays as it was when it cannot do as it is told. */
    private static void set(String pragma, String value, Connection sqlite) throws SQLException {
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
        return insert(0, line);
    }

    /** A commit of its own, over the caller's connection. */
    int insert(int caller, byte[] line) throws SQLException {
        PreparedStatement insert = inserts.get(caller);
        insert.setBytes(1, line);
        return insert.executeUpdate();
    }

    void add(byte[] line) throws IOException {
        tape.add(line);
    }

    void close() throws IOException, SQLException {
        for (Connection sqlite : connections) {
            sqlite.close();
        }
        tape.close();
        folder.close();
    }
}
