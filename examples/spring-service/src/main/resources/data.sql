insert into article select x, 'article ' || x, x + 0.99 from system_range(1, 100);
