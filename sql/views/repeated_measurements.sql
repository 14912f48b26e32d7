-- Lists trials of sweeps submitted with --fresh, where another sweep measured the same grid point earlier with the same science, libraries and device.
-- Each row names the first such measurement.
create or replace view sweep.repeated_measurements as
select distinct on (s.name, t.sweep_id, again.trial_id)
    s.name as sweep,
    t.ordinal,
    again.trial_id,
    first.trial_id as first_trial_id,
    t.sweep_id
from sweep.measurements again
join sweep.trials t on t.id = again.trial_id
join sweep.sweeps s on s.id = t.sweep_id
-- Searches other sweeps alone, because a grid point is only one trial of its sweep.
join sweep.configurations c on c.id = t.configuration_id
join sweep.configurations equal on equal.text = c.text and equal.sweep_id <> c.sweep_id
join sweep.sweeps other on other.id = equal.sweep_id and other.stream = s.stream
join sweep.trials o on o.configuration_id = equal.id and o.seed = t.seed
join sweep.measurements first on first.trial_id = o.id
    and first.science = again.science and first.libraries = again.libraries and first.device = again.device
    and (first.received_at, first.trial_id) < (again.received_at, again.trial_id)
where again.reused_from is null and again.science <> '' and first.reused_from is null
order by s.name, t.sweep_id, again.trial_id, first.received_at, first.trial_id;

comment on view sweep.repeated_measurements is 'Lists trials that were measured although another sweep had measured the same grid point under the same conditions';
comment on column sweep.repeated_measurements.first_trial_id is 'Trial of another sweep that was measured first';
comment on column sweep.repeated_measurements.ordinal is 'Place of that trial in the order of its grid';
comment on column sweep.repeated_measurements.sweep is 'Name of the sweep that measured again';
comment on column sweep.repeated_measurements.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.repeated_measurements.trial_id is 'Trial that was measured again';
