-- Keeps sweep.kept_results up to date, by triggers that fire once for a statement: a flush of many trials costs one statement more. They run with the
-- rights of their owner, because nobody else may write the table. Flushes of one sweep come one after the other. Its other writers wait for their
-- turn. Each trigger changes rows in the order of their key. A connection keeps a plan while tables grow: joins by look-ups alone keep the cost of a
-- flush independent of the size of the sweep.

create or replace function sweep.keep_planned() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
begin
    insert into sweep.kept_results as k (configuration_id, sweep_id, has_control, trials, seed_min, seed_max)
    select
        configuration_id, sweep_id, bool_or(control), count(*) filter (where not control), min(seed) filter (where not control),
        max(seed) filter (where not control)
    from added
    group by configuration_id, sweep_id
    order by configuration_id
    on conflict (configuration_id) do update set
        has_control = k.has_control or excluded.has_control, trials = k.trials + excluded.trials, seed_min = least(k.seed_min, excluded.seed_min),
        seed_max = greatest(k.seed_max, excluded.seed_max);
    return null;
end
$body$;
comment on function sweep.keep_planned is 'Adds new trials to the kept results';

create or replace function sweep.keep_measured() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off set work_mem = '64MB' as $body$
begin
    insert into sweep.kept_results as k (
        -- kept names
        -- end
        configuration_id, sweep_id, measured, cost
    )
    select
        -- kept folds
        -- end
        t.configuration_id, t.sweep_id, count(*), sum(t.cost)
    from added m
    join sweep.trials t on t.id = m.trial_id
    where not t.control
    group by t.configuration_id, t.sweep_id
    order by t.configuration_id
    on conflict (configuration_id) do update set
        -- kept merges
        -- end
        measured = k.measured + excluded.measured, cost = k.cost + excluded.cost;
    return null;
end
$body$;
comment on function sweep.keep_measured is 'Adds new measurements to the kept results';

-- A trial succeeds with its measurement: that state is not counted here.
create or replace function sweep.keep_ended() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $body$
begin
    if exists (select from added where state in ('infeasible', 'failed', 'cancelled')) then
        insert into sweep.kept_results as k (configuration_id, sweep_id, infeasible, failed, cancelled, cost)
        select
            t.configuration_id, t.sweep_id, count(*) filter (where e.state = 'infeasible'), count(*) filter (where e.state = 'failed'),
            count(*) filter (where e.state = 'cancelled'), sum(t.cost)
        from added e
        join sweep.trials t on t.id = e.trial_id
        where e.state in ('infeasible', 'failed', 'cancelled') and not t.control
        group by t.configuration_id, t.sweep_id
        order by t.configuration_id
        on conflict (configuration_id) do update set
            infeasible = k.infeasible + excluded.infeasible, failed = k.failed + excluded.failed, cancelled = k.cancelled + excluded.cancelled,
            cost = k.cost + excluded.cost;
    end if;

    return null;
end
$body$;
comment on function sweep.keep_ended is 'Adds trials that ended without a measurement to the kept results';

-- Such as by a retry, or by a result that comes after its worker was given up.
create or replace function sweep.keep_changed_states() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $body$
begin
    insert into sweep.kept_results as k (configuration_id, sweep_id, infeasible, failed, cancelled, cost)
    select
        t.configuration_id, t.sweep_id, coalesce(sum(change) filter (where e.state = 'infeasible'), 0), coalesce(sum(change) filter (where e.state = 'failed'), 0),
        coalesce(sum(change) filter (where e.state = 'cancelled'), 0), sum(change * t.cost)
    from (select trial_id, state, 1 as change from added union all select trial_id, state, -1 from removed) e
    join sweep.trials t on t.id = e.trial_id
    where e.state in ('infeasible', 'failed', 'cancelled') and not t.control
    group by t.configuration_id, t.sweep_id
    order by t.configuration_id
    on conflict (configuration_id) do update set
        infeasible = k.infeasible + excluded.infeasible, failed = k.failed + excluded.failed, cancelled = k.cancelled + excluded.cancelled,
        cost = k.cost + excluded.cost;
    return null;
end
$body$;
comment on function sweep.keep_changed_states is 'Follows changes of how trials ended in the kept results';

create or replace function sweep.keep_anew(configurations integer[]) returns void
language plpgsql set search_path = pg_catalog, pg_temp set work_mem = '64MB' as $body$
begin
    delete from sweep.kept_results k where k.configuration_id = any (configurations);
    insert into sweep.kept_results (
        -- kept names
        -- end
        configuration_id, sweep_id, has_control, trials, seed_min, seed_max, infeasible, failed, cancelled, measured, cost
    )
    select
        -- kept folds
        -- end
        t.configuration_id, t.sweep_id, bool_or(t.control), count(*) filter (where not t.control), min(t.seed) filter (where not t.control),
        max(t.seed) filter (where not t.control), count(*) filter (where e.state = 'infeasible' and not t.control),
        count(*) filter (where e.state = 'failed' and not t.control), count(*) filter (where e.state = 'cancelled' and not t.control),
        count(m.trial_id), coalesce(sum(t.cost) filter (where not t.control and (m.trial_id is not null or e.state in ('infeasible', 'failed', 'cancelled'))), 0)
    from unnest(configurations) as of (id)
    join sweep.trials t on t.configuration_id = of.id
    left join sweep.trial_states e on e.trial_id = t.id
    left join sweep.measurements m on m.trial_id = t.id and not t.control
    group by t.configuration_id, t.sweep_id
    order by t.configuration_id;
end
$body$;
comment on function sweep.keep_anew is 'Computes the kept results of these configurations again, from their trials';

-- Changes by hand are rare: their configurations are computed again.
create or replace function sweep.keep_changed() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $body$
declare
    touched integer[];
begin
    if tg_table_name = 'trials' and tg_op = 'UPDATE' then
        touched := array(select configuration_id from removed union select configuration_id from added);
    elsif tg_table_name = 'trials' then
        touched := array(select distinct c.id from removed r join sweep.configurations c on c.id = r.configuration_id);
    elsif tg_op = 'UPDATE' then
        touched := array(
            select t.configuration_id from removed r join sweep.trials t on t.id = r.trial_id
            union select t.configuration_id from added a join sweep.trials t on t.id = a.trial_id);
    else
        touched := array(select distinct t.configuration_id from removed r join sweep.trials t on t.id = r.trial_id);
    end if;

    if touched <> '{}' then
        perform sweep.keep_anew(touched);
    end if;

    return null;
end
$body$;
comment on function sweep.keep_changed is 'Computes the kept results of configurations again whose trials or measurements were changed or deleted';

create or replace trigger keep_planned after insert on sweep.trials referencing new table as added for each statement execute function sweep.keep_planned();
create or replace trigger keep_measured after insert on sweep.measurements referencing new table as added for each statement execute function sweep.keep_measured();
create or replace trigger keep_ended after insert on sweep.trial_states referencing new table as added for each statement execute function sweep.keep_ended();
create or replace trigger keep_changed_states after update on sweep.trial_states referencing old table as removed new table as added
for each statement execute function sweep.keep_changed_states();
create or replace trigger keep_changed after update on sweep.measurements referencing old table as removed new table as added
for each statement execute function sweep.keep_changed();
create or replace trigger keep_changed after update on sweep.trials referencing old table as removed new table as added
for each statement execute function sweep.keep_changed();

-- Deletions that follow from another one (depth above 0) need nothing: with a trial, the configuration is computed again once, and with a configuration
-- its results go too.
create or replace trigger keep_deleted after delete on sweep.measurements referencing old table as removed
for each statement when (pg_trigger_depth() = 0) execute function sweep.keep_changed();
create or replace trigger keep_deleted after delete on sweep.trial_states referencing old table as removed
for each statement when (pg_trigger_depth() = 0) execute function sweep.keep_changed();
create or replace trigger keep_deleted after delete on sweep.trials referencing old table as removed
for each statement when (pg_trigger_depth() = 0) execute function sweep.keep_changed();

-- Sweeps that are older than the table or one of its columns.
do $fill$ begin
    if current_setting('sweep.fill_results', true) = 'true' then
        perform sweep.keep_anew(array(select id from sweep.configurations));
    end if;
end $fill$;
