-- Lists the pictures of trials. The PNG file itself is column content of table artifacts.
create or replace view sweep.figures as
select s.name as sweep, t.ordinal, t.id as trial_id, t.seed, a.id as artifact_id, a.kind, octet_length(a.content) as bytes, a.sha256, a.created_at, a.sweep_id
from sweep.artifacts a
join sweep.sweeps s on s.id = a.sweep_id
left join sweep.trials t on t.id = a.trial_id
where a.media_type = 'image/png';

comment on view sweep.figures is 'Lists the stored pictures, one per row';
comment on column sweep.figures.bytes is 'Length of the PNG file';
comment on column sweep.figures.artifact_id is 'Id of the picture in table artifacts';
comment on column sweep.figures.created_at is 'When the picture was stored';
comment on column sweep.figures.kind is 'Kind of the picture: panel';
comment on column sweep.figures.ordinal is 'Place in the order of the grid, from 0';
comment on column sweep.figures.seed is 'Seed of weights, scene and training';
comment on column sweep.figures.sha256 is 'Hash of the PNG file';
comment on column sweep.figures.sweep is 'Name of the sweep';
comment on column sweep.figures.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.figures.trial_id is 'Trial of the picture; null: the picture belongs to the whole sweep';
