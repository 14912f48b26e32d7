-- The pictures of trials; the PNG itself is content in table artifacts.
create or replace view sweep.figures as
select s.name as sweep, t.ordinal, t.id as trial_id, t.seed, a.id as artifact_id, a.kind, octet_length(a.content) as bytes, a.sha256, a.created_at, a.sweep_id
from sweep.artifacts a
join sweep.sweeps s on s.id = a.sweep_id
left join sweep.trials t on t.id = a.trial_id
where a.media_type = 'image/png';

comment on view sweep.figures is 'The pictures that were kept, one row each';
comment on column sweep.figures.bytes is 'Length of the PNG file';
