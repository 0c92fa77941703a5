package io.github.incidentsdk.examples.springservice;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The articles in the database. */
@Repository
class Articles {

    private final JdbcClient database;

    Articles(JdbcClient database) {
        this.database = database;
    }

    Optional<Article> find(long id) {
        return database.sql("select id, name, price from article where id = ?")
                .param(id)
                .query(Article.class)
                .optional();
    }

    void setPrices(Map<Long, BigDecimal> prices) {
        prices.forEach((id, price) -> database.sql("update article set price = ? where id = ?")
                .param(price)
                .param(id)
                .update());
    }

    /** What all articles cost together; takes its time, and a connection as long as that. */
    BigDecimal total(long millis) {
        return database.sql("select sum(price), nap(?) from article")
                .param(millis)
                .query((row, number) -> row.getBigDecimal(1))
                .single();
    }
}
