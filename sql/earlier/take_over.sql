-- Step 2: copies everything into the new tables. Texts now leave out default values. Ids change, because they are hashes of the texts.

-- Parts that new texts leave out. Never change this list: the ids of trials depend on it.
create function pg_temp.sparse(point text) returns text language sql immutable as $sparse$
    select string_agg(part, ';' order by part like 'stream=%', part like 'seed=%', n)
    from unnest(string_to_array(point, ';')) with ordinality as parts (part, n)
    where part <> all (array[
        'padding=valid', 'upsampling=learnt', 'pooling=max', 'convolutions=2', 'width=16', 'embedding=3', 'scene=discs', 'radius=2', 'train_window=default',
        'tile_crop=default', 'steps=0', 'learning_rate=0.001', 'delta_v=0', 'delta_d=3', 'pair_mask=by_index', 'precision=float64', 'batch=1', 'normalisation=none',
        'noise=0', 'elastic=0', 'images=', 'whole_image=default', 'halo=default', 'bandwidth=1.5', 'kernel=flat', 'seed=0'])
$sparse$;

-- The first 16 bytes of the SHA-256 of the sweep, a semicolon and the text; the first three groups of a uuid are written the other way round.
create function pg_temp.id_of(sweep uuid, point text) returns uuid language sql immutable as $id$
    select (substr(h, 7, 2) || substr(h, 5, 2) || substr(h, 3, 2) || substr(h, 1, 2) || substr(h, 11, 2) || substr(h, 9, 2) || substr(h, 15, 2) || substr(h, 13, 2)
        || substr(h, 17, 16))::uuid
    from (select encode(sha256(convert_to(replace(sweep::text, '-', '') || ';' || point, 'UTF8')), 'hex') as h) as hashed
$id$;

-- Copies the columns that the old and the new table share.
create function pg_temp.take_over(name text) returns void language plpgsql as $copy$
declare
    shared text;
begin
    select string_agg(quote_ident(now.column_name), ', ') into shared
    from information_schema.columns now
    join information_schema.columns before on before.table_schema = 'sweep_before' and before.table_name = now.table_name and before.column_name = now.column_name
    where now.table_schema = 'sweep' and now.table_name = name;
    if shared is not null then
        execute format('insert into sweep.%1$I (%2$s) select %2$s from sweep_before.%1$I', name, shared);
    end if;
end
$copy$;

create temp table points on commit drop as
select t.*, pg_temp.sparse(t.canonical) as point, pg_temp.sparse(t.configuration) as text
from sweep_before.trials t;
create temp table ids on commit drop as
select id as before, pg_temp.id_of(sweep_id, point) as now, training_id as training_before, sweep_id from points;
create unique index on ids (before);
create temp table training_ids on commit drop as
select id as before, pg_temp.id_of(sweep_id, pg_temp.sparse(canonical)) as now from sweep_before.trainings;
create unique index on training_ids (before);
analyze points;
analyze ids;
analyze training_ids;

-- Records whose predictions were changed later keep the hash that shows it.
create temp table untouched on commit drop as
select r.sweep_id, r.first_ordinal
from (select *, lead(first_ordinal) over (partition by sweep_id order by first_ordinal) as before_ordinal from sweep_before.prediction_records) r
cross join lateral (
    select encode(sha256(coalesce(string_agg(trials, ''::bytea order by stretch), ''::bytea)), 'hex') as sha256
    from (
        select ordinal / 10000 as stretch, sha256(string_agg(sha256(convert_to(jsonb_build_array(
            t.ordinal, t.canonical, t.period, t.bound, t.predicted_distinct, t.predicted_seamless, t.predicted_jump, t.predicted_separable,
            t.predicted_equivariant, t.prediction_notes, t.infeasible_reason
        )::text, 'UTF8')), ''::bytea order by t.ordinal)) as trials
        from sweep_before.trials t
        where t.sweep_id = r.sweep_id and t.ordinal >= r.first_ordinal and (r.before_ordinal is null or t.ordinal < r.before_ordinal)
        group by ordinal / 10000
    ) as stretches
) now
where now.sha256 = r.sha256;

select pg_temp.take_over('sweeps');
update sweep.sweeps s
set stream = coalesce((select case when p.point like '%;stream=2' then 2 else 1 end from points p where p.sweep_id = s.id limit 1), 2),
    cost = coalesce((select sum(cost) from points p where p.sweep_id = s.id), 0);

insert into sweep.prediction_notes (id, notes)
select distinct on (1) md5(prediction_notes::text)::uuid, prediction_notes from points;

insert into sweep.configurations (
    hash, sweep_id, text, network, measure, period, bound, notes_id, infeasible_reason,
    dimensions, depth, factor, padding, upsampling, pooling, convolutions, width, embedding, scene, radius, spacing, train_window, tile_crop, steps, learning_rate,
    delta_v, delta_d, pair_mask, precision, batch, normalisation, noise, elastic, images, whole_image, halo, bandwidth, kernel,
    predicted_distinct, predicted_seamless, predicted_jump, predicted_separable, predicted_equivariant,
    distinct_law, stitching_law, seams_law, separable_law, shifts_law)
select distinct on (sweep_id, text)
    pg_temp.id_of(sweep_id, text), sweep_id, text, nullif(regexp_replace(text, ';tile_crop=[^;]*', ''), text), measure, period, bound, md5(prediction_notes::text)::uuid, infeasible_reason,
    dimensions, depth, factor, padding, upsampling, pooling, convolutions, width, embedding, scene, radius, spacing, train_window, tile_crop, steps, learning_rate,
    delta_v, delta_d, pair_mask, precision, batch, normalisation, noise, elastic, images, whole_image, halo, bandwidth, kernel,
    predicted_distinct, predicted_seamless, predicted_jump, predicted_separable, predicted_equivariant,
    case
        when period is null or 'separability' <> all (measure) then null
        when scene = 'constant' then 'L3 constant image'
        when padding in ('same', 'reflect', 'replicate') then 'L4 padding'
        when predicted_distinct = bound then 'L1 bound'
        else 'L2 exact count'
    end,
    case when period is not null and 'stitching' = any (measure) and tile_crop is not null then 'L5 tile-and-stitch' end,
    case when period is not null and 'seams' = any (measure) and steps > 0 then case when predicted_jump is false then 'L6 sufficient window' else 'L6 training window' end end,
    case when period is not null and 'instances' = any (measure) and steps > 0 then
        case when scene <> 'constant' and greatest(sqrt(noise), elastic) > case precision when 'float64' then 2.220446049250313e-16 else 1.1920928955078125e-7 end
            then 'L7 separable by broken symmetry' else 'L2 separable' end
    end,
    case when period is not null and 'shifts' = any (measure) and padding = 'circular' then 'shifts of the whole image' end
from points
order by sweep_id, text, ordinal;

insert into sweep.trials (id, sweep_id, configuration_id, training_id, ordinal, cost, seed, control)
select i.now, p.sweep_id, c.id, t.now, p.ordinal, p.cost, p.seed, p.control
from points p join ids i on i.before = p.id join sweep.configurations c on c.sweep_id = p.sweep_id and c.text = p.text
left join training_ids t on t.before = p.training_id
order by p.sweep_id, p.ordinal;

insert into sweep.trial_states (trial_id, sweep_id, cost, state, failure_cause, error, finalized_at, retried_at)
select i.now, p.sweep_id, p.cost, p.state, p.failure_cause, case when p.state <> 'infeasible' then p.error end, p.finalized_at, p.retried_at
from points p join ids i on i.before = p.id
where p.state <> 'pending' or p.retried_at is not null;

-- Other tables that refer to trials or trainings get the new ids.
alter table sweep_before.trials drop constraint pk_trials cascade;
alter table sweep_before.trainings drop constraint pk_trainings cascade;
update sweep_before.attempts t set trial_id = i.now from ids i where i.before = t.trial_id;
update sweep_before.measurements t set trial_id = i.now from ids i where i.before = t.trial_id;
update sweep_before.measurements t set reused_from = i.now from ids i where i.before = t.reused_from;
update sweep_before.late_measurements t set trial_id = i.now from ids i where i.before = t.trial_id;
update sweep_before.artifacts t set trial_id = i.now from ids i where i.before = t.trial_id;
insert into sweep.leases (sweep_id, token, worker, incarnation, node, since, expires, trainings)
select r.sweep_id, r.token, r.worker, r.incarnation, r.node, min(r.since), max(r.expires), array_agg(i.now order by i.now)
from sweep_before.running r join training_ids i on i.before = r.training_id
group by 1, 2, 3, 4, 5;

do $others$
declare
    name text;
begin
    foreach name in array array[
        'attempts', 'measurements', 'late_measurements', 'workers', 'artifacts', 'prediction_records', 'image_sets', 'clusters', 'silos', 'nodes', 'devices']
    loop
        perform pg_temp.take_over(name);
    end loop;
end
$others$;

analyze sweep.trials;
analyze sweep.configurations;
update sweep.prediction_records r
set sha256 = sweep.prediction_hash(r.sweep_id, r.first_ordinal, (
    select min(later.first_ordinal) from sweep.prediction_records later where later.sweep_id = r.sweep_id and later.first_ordinal > r.first_ordinal))
from untouched u
where u.sweep_id = r.sweep_id and u.first_ordinal = r.first_ordinal;

drop schema sweep_before cascade;
