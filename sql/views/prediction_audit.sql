-- Lists the records of predictions; a sweep without records has one row with nulls. The view computes the hashes again: filter by one sweep. The
-- order of events is by the database's clock alone: when the record was written, and when the first result of its trials was recorded.
create or replace view sweep.prediction_audit as
with records as (
    select p.*, lead(p.first_ordinal) over (partition by p.sweep_id order by p.first_ordinal) as before_ordinal
    from sweep.prediction_records p
)
select
    s.name as sweep,
    r.first_ordinal,
    r.trials,
    now.trials as trials_now,
    r.sha256,
    now.sha256 as sha256_now,
    case when r.sha256 is not null then r.sha256 = now.sha256 and r.trials = now.trials end as unchanged,
    r.recorded_at,
    first.result_at as first_result_at,
    first.started_at as first_started_at,
    r.recorded_at < first.result_at as predictions_first,
    first.result_at - r.recorded_at as ahead,
    taken.over as taken_over,
    (
        select count(*) from sweep.trials t
        where t.sweep_id = s.id and t.ordinal < coalesce((select min(p.first_ordinal) from sweep.prediction_records p where p.sweep_id = s.id), t.ordinal + 1)
    ) as unrecorded,
    s.id as sweep_id
from sweep.sweeps s
left join records r on r.sweep_id = s.id
left join lateral (
    select count(*) as trials, sweep.prediction_hash(s.id, r.first_ordinal, r.before_ordinal) as sha256
    from sweep.trials t
    where t.sweep_id = s.id and t.ordinal >= r.first_ordinal and (r.before_ordinal is null or t.ordinal < r.before_ordinal)
) now on r.first_ordinal is not null
left join lateral (
    select min(a.recorded_at) as result_at, min(a.started_at) as started_at
    from sweep.trials t
    join sweep.attempts a on a.trial_id = t.id
    where t.sweep_id = s.id and t.ordinal >= r.first_ordinal and (r.before_ordinal is null or t.ordinal < r.before_ordinal)
) first on true
left join lateral (
    select count(*) as over
    from sweep.trials t
    join sweep.measurements m on m.trial_id = t.id
    where t.sweep_id = s.id and t.ordinal >= r.first_ordinal and (r.before_ordinal is null or t.ordinal < r.before_ordinal) and m.reused_from is not null
) taken on true;

comment on view sweep.prediction_audit is 'Shows when the predictions of each sweep were recorded, whether they are unchanged, and whether they came before the first result';
comment on column sweep.prediction_audit.sweep is 'Name of the sweep';
comment on column sweep.prediction_audit.first_ordinal is 'Ordinal of the first trial of the record; null: the sweep was submitted before predictions were recorded';
comment on column sweep.prediction_audit.trials is 'Trials whose predictions were recorded';
comment on column sweep.prediction_audit.trials_now is 'Trials that the sweep has now in the same range of ordinals';
comment on column sweep.prediction_audit.sha256 is 'Hash of grid points and predictions as recorded at submission';
comment on column sweep.prediction_audit.sha256_now is 'The same hash of the current grid points and predictions';
comment on column sweep.prediction_audit.unchanged is 'Whether both hashes and both numbers of trials are equal; null: nothing was recorded';
comment on column sweep.prediction_audit.recorded_at is 'When the record was written, by the database''s clock; the same transaction wrote the trials, so that no worker saw them earlier';
comment on column sweep.prediction_audit.first_result_at is 'When the first attempt at one of these trials was recorded, by the database''s clock; null: none yet';
comment on column sweep.prediction_audit.first_started_at is 'When the first attempt began, by the worker''s clock, which may be wrong';
comment on column sweep.prediction_audit.predictions_first is 'Whether recorded_at is before first_result_at; null: no record, or no result yet';
comment on column sweep.prediction_audit.ahead is 'Time from the record to the first result';
comment on column sweep.prediction_audit.taken_over is 'Measurements reused from earlier sweeps; they are older than this record and belong to the records of those sweeps';
comment on column sweep.prediction_audit.unrecorded is 'Trials of the sweep that no record covers';
comment on column sweep.prediction_audit.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
