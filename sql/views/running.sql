-- Lists the trainings of all leases as they were granted.
create or replace view sweep.running as
select training_id, sweep_id, token, worker, incarnation, node, since, expires
from sweep.leases
cross join lateral unnest(trainings) as training_id;

comment on view sweep.running is 'Trainings in the hands of workers, also those of their leases that are done already';
comment on column sweep.running.training_id is 'Training, see the column of trials';
comment on column sweep.running.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.running.token is 'Number of the lease; higher numbers are later leases';
comment on column sweep.running.worker is 'Name of the worker';
comment on column sweep.running.incarnation is 'Process of that name';
comment on column sweep.running.node is 'Node of the worker; empty outside a cluster';
comment on column sweep.running.since is 'When the lease began';
comment on column sweep.running.expires is 'When it ends unless the worker renews it; written now and then';
