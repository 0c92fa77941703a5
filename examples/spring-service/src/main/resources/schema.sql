create table article (id bigint primary key, name varchar(100) not null, price decimal(10, 2) not null);
create alias nap for "java.lang.Thread.sleep(long)";
