package io.github.incidentsdk.thirdparty;

import io.github.incidentsdk.journal.IncidentStore;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.line.LineText;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A journal in a table of a service's database: {@code create table incident_journal (seq bigint primary key, line text)}, one for
 * each process.
 */
public final class JdbcStore implements IncidentStore {

    /** Gives connections, as {@code dataSource::getConnection} does. */
    @FunctionalInterface
    public interface Database {
        Connection connect() throws SQLException;
    }

    private final Database database;
    private final AtomicLong notUnderstood = new AtomicLong();

    public JdbcStore(Database database) {
        this.database = database;
    }

    @Override
    public long load(Consumer<JournalLine> into) throws IOException {
        long highest = 0;
        try (Connection connection = database.connect();
                Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("select seq, line from incident_journal order by seq")) {
            while (rows.next()) {
                highest = rows.getLong(1);
                line(rows.getString(2)).ifPresent(into);
            }
            return highest;
        } catch (SQLException failed) {
            throw new IOException("the incident journal's table cannot be read", failed);
        }
    }

    /** In one transaction; a line that is there already came again because an answer was lost. */
    @Override
    public void append(List<JournalLine> lines) throws IOException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into incident_journal (seq, line) values (?, ?) on conflict do nothing")) {
                for (JournalLine line : lines) {
                    insert.setLong(1, line.seq());
                    insert.setString(2, LineText.of(line));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            connection.commit();
        } catch (SQLException failed) {
            throw new IOException("the incident journal's table cannot be written", failed);
        }
    }

    @Override
    public List<JournalLine> read(long from, int max) throws IOException {
        List<JournalLine> lines = new ArrayList<>();
        try (Connection connection = database.connect();
                PreparedStatement select = connection.prepareStatement(
                        "select line from incident_journal where seq >= ? order by seq fetch first ? rows only")) {
            select.setLong(1, from);
            select.setInt(2, max);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    line(rows.getString(1)).ifPresent(lines::add);
                }
            }
            return lines;
        } catch (SQLException failed) {
            throw new IOException("the incident journal's table cannot be read", failed);
        }
    }

    private Optional<JournalLine> line(String text) {
        Optional<JournalLine> line = LineText.parse(text);
        if (line.isEmpty()) {
            notUnderstood.incrementAndGet();
        }
        return line;
    }

    @Override
    public boolean durable() {
        return true;
    }

    @Override
    public Map<String, Long> losses() {
        long passedOver = notUnderstood.get();
        return passedOver == 0 ? Map.of() : Map.of("line-not-understood", passedOver);
    }

    @Override
    public void close() {}
}
