#!/bin/bash
# Runs once, inside the database's container, after roles.sql: one login for each role. psql reads the passwords itself, so that no
# process list shows them.
set -euo pipefail
sql=(psql --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set ON_ERROR_STOP=1 --quiet)

"${sql[@]}" <<'SQL'
\set owner `cat /run/secrets/owner-password`
\set writer `cat /run/secrets/writer-password`
\set reader `cat /run/secrets/reader-password`
create role sweep_owner_login login password :'owner' in role sweep_owner;
create role sweep_writer_login login password :'writer' in role sweep_writer;
create role sweep_reader_login login password :'reader' in role sweep_reader;
SQL

# Again: it gives readers their settings, which PostgreSQL takes from the login and not from its groups.
"${sql[@]}" --file /docker-entrypoint-initdb.d/10-roles.sql
