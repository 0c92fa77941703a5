package io.github.incidentsdk.thirdparty;

import io.github.incidentsdk.journal.IncidentStore;
import io.github.incidentsdk.testing.contract.IncidentStoreContract;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A store of somebody else keeps to the contract with what is public. */
class JdbcStoreTest implements IncidentStoreContract {

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL";
    private Connection keepsTheDatabase;

    @BeforeEach
    void makeTheTable() throws SQLException {
        keepsTheDatabase = DriverManager.getConnection(url);
        try (Statement create = keepsTheDatabase.createStatement()) {
            create.execute("create table incident_journal (seq bigint primary key, line text)");
        }
    }

    @AfterEach
    void forgetTheDatabase() throws SQLException {
        keepsTheDatabase.close();
    }

    @Override
    public IncidentStore store() {
        return new JdbcStore(() -> DriverManager.getConnection(url));
    }

    @Override
    public IncidentStore reopened() {
        return store();
    }
}
