-- Who may do what with the database of sweeps. Run it as a superuser, or as the database's owner with createrole, before or after
-- `sweep migrate`, and again whenever you like:
--
--     psql -d sweep -f sql/roles.sql
--     create role admin login password '...' in role sweep_owner;    -- sweep migrate
--     create role node1 login password '...' in role sweep_writer;   -- sweep node, submit, run: SWEEP_DATABASE
--     create role ann   login password '...' in role sweep_reader;   -- sweep sql, results, dashboard: SWEEP_DATABASE_READER
--
-- Nobody else may connect to the database any more, save superusers and its owner.
-- PostgreSQL takes settings (the statement timeout of readers, their memory for folds and such) and the number of connections from the role that logs in and
-- never from its groups: run this file again after adding a reader, who cannot connect before. What a superuser sets (temp_file_limit) and the number of
-- connections bind a session; the other settings are defaults that it may change, and what a reader may not do rests on its rights.
-- Many readers together may still take every connection of a server: PostgreSQL 16 keeps reserved_connections of them for writers and owners.

do $roles$
declare
    item record;
    place constant text := quote_ident(current_database());
begin
    for item in select unnest(array['sweep_owner', 'sweep_writer', 'sweep_reader']) as name loop
        begin
            if to_regrole(item.name) is null then
                execute format('create role %I nologin', item.name);
            end if;
        exception when duplicate_object or unique_violation then
            null; -- roles belong to the whole server: another database's run of this file was quicker
        end;
    end loop;

    -- The user that runs this and the earlier owner of the schema stay owners.
    for item in
        select rolname as name from pg_roles
        where (rolname = current_user or oid = (select nspowner from pg_namespace where nspname = 'sweep')) and not pg_has_role(oid, 'sweep_owner', 'usage')
    loop
        execute format('grant sweep_owner to %I', item.name);
    end loop;

    execute format('revoke all on database %s from public', place);
    execute format('grant connect, create, temporary on database %s to sweep_owner', place);
    execute format('grant connect, temporary on database %s to sweep_writer', place);
    execute format('revoke connect on database %s from sweep_reader', place);
    create schema if not exists sweep;
    alter schema sweep owner to sweep_owner;
    revoke all on schema sweep from public;
    grant usage on schema sweep to sweep_writer, sweep_reader;
    alter default privileges for role sweep_owner in schema sweep grant select on tables to sweep_reader;
    alter default privileges for role sweep_owner in schema sweep grant select, insert, update, delete on tables to sweep_writer;
    begin
        revoke create on schema public from public; -- what new servers do by themselves
    exception when insufficient_privilege or invalid_schema_name then
        raise notice 'the rights on schema public stay as they are';
    end;

    -- Everybody may call these by default: make large objects, and hold the locks by which migrations and local runs keep out of each other's way.
    if (select rolsuper from pg_roles where rolname = current_user) then
        for item in
            select oid::regprocedure as name from pg_proc
            where pronamespace = 'pg_catalog'::regnamespace
                and (proname ~ '^pg_(try_)?advisory_(xact_)?lock' or proname in ('lo_creat', 'lo_create', 'lo_from_bytea', 'lo_put', 'lowrite'))
        loop
            execute format('revoke execute on function %s from public', item.name);
            execute format('grant execute on function %s to sweep_owner, sweep_writer', item.name);
        end loop;
    else
        raise notice 'only a superuser can keep readers from advisory locks and large objects; run this as one if readers are not to be trusted';
    end if;

    begin
        if to_regrole('pg_use_reserved_connections') is not null then
            grant pg_use_reserved_connections to sweep_owner, sweep_writer;
        end if;
    exception when insufficient_privilege then
        raise notice 'only a superuser can let writers use reserved connections';
    end;

    -- Readers that log in and are nothing else besides.
    for item in
        select rolname as name, rolconnlimit < 0 as unlimited from pg_roles r
        where rolcanlogin and not rolsuper and pg_has_role(r.oid, 'sweep_reader', 'member')
            and not pg_has_role(r.oid, 'sweep_writer', 'member') and not pg_has_role(r.oid, 'sweep_owner', 'member')
    loop
        execute format('grant connect on database %s to %I', place, item.name);
        begin
            execute format('alter role %I in database %s set temp_file_limit = ''1GB''', item.name, place);
        exception when insufficient_privilege then
            raise notice 'only a superuser can limit the temporary files of role %', item.name;
        end;

        begin
            if item.unlimited then
                execute format('alter role %I connection limit 20', item.name);
            end if;

            -- The views by their bare names, as `sweep sql` knows them.
            execute format('alter role %I in database %s set search_path = sweep, public', item.name, place);
            execute format('alter role %I in database %s set default_transaction_read_only = on', item.name, place);
            execute format('alter role %I in database %s set statement_timeout = ''60s''', item.name, place);
            execute format('alter role %I in database %s set idle_in_transaction_session_timeout = ''60s''', item.name, place);
            execute format('alter role %I in database %s set idle_session_timeout = ''1h''', item.name, place);
            execute format('alter role %I in database %s set work_mem = ''64MB''', item.name, place);
            execute format('alter role %I in database %s set jit = off', item.name, place);
        exception when insufficient_privilege then
            raise notice 'the settings of role % stay as they are: you may not change that role', item.name;
        end;
    end loop;
end
$roles$;

-- Grants. `sweep migrate` runs all that follows for what it made, so that views which it had to drop and make again stay readable.
-- Where this file was never run, and so the schema is another's, it changes nothing.
do $grants$
declare
    item record;
begin
    if not exists (select from pg_namespace where nspname = 'sweep' and nspowner = to_regrole('sweep_owner')) then
        return;
    end if;

    for item in
        select c.oid::regclass as name, c.relname as table_name, relkind as kind, relowner = 'sweep_owner'::regrole as settled
        from pg_class c
        where relnamespace = 'sweep'::regnamespace and relkind in ('r', 'p', 'v') and pg_has_role(relowner, 'usage')
    loop
        if not item.settled then
            execute format('alter %s %s owner to sweep_owner', case when item.kind = 'v' then 'view' else 'table' end, item.name);
        end if;

        execute format('revoke all on %s from public, sweep_writer, sweep_reader', item.name);
        execute format('grant select on %s to sweep_writer, sweep_reader', item.name);
        -- Kept results are written by their triggers alone.
        if item.kind = 'r' and item.table_name not in ('migrations', 'kept_results') then
            execute format('grant %s on %s to sweep_writer', case
                -- What was measured, predicted or tried is appended and never changed. How a trial ended is kept by its trigger.
                when item.table_name in ('measurements', 'late_measurements', 'prediction_records', 'image_sets', 'attempts', 'artifacts', 'configurations', 'prediction_notes',
                    'trials') then 'insert'
                when item.table_name in ('sweeps', 'trial_states') then 'insert, update'
                else 'insert, update, delete'
            end, item.name);
        end if;
    end loop;

    for item in
        select oid::regprocedure as name, proowner = 'sweep_owner'::regrole as settled
        from pg_proc where pronamespace = 'sweep'::regnamespace and pg_has_role(proowner, 'usage')
    loop
        if not item.settled then
            execute format('alter function %s owner to sweep_owner', item.name);
        end if;

        execute format('revoke execute on function %s from public', item.name);
        execute format('grant execute on function %s to sweep_writer, sweep_reader', item.name);
    end loop;
end
$grants$;
