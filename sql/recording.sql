-- What makes a group commit cheap, whatever the size of the sweep.

-- A lease is one row, however many trainings it has.
create table sweep.leases (
    sweep_id uuid not null constraint fk_leases_sweeps references sweep.sweeps on delete cascade,
    token bigint not null,
    worker text not null,
    incarnation uuid not null,
    node text not null,
    since timestamp with time zone not null,
    expires timestamp with time zone not null,
    trainings uuid[] not null,
    constraint pk_leases primary key (sweep_id, token)
);
comment on table sweep.leases is 'Trainings in the hands of workers; written before a worker gets them, so that the next owner of the sweep goes on from here';
comment on column sweep.leases.trainings is 'In the order in which the worker takes them, also those that are done already';
insert into sweep.leases (sweep_id, token, worker, incarnation, node, since, expires, trainings)
select sweep_id, token, worker, incarnation, node, min(since), max(expires), array_agg(training_id order by training_id) from sweep.running group by 1, 2, 3, 4, 5;
-- It is made again, over the view that has its name from now on.
drop view if exists sweep.sweep_progress;
drop table sweep.running;

-- A foreign key looks up, locks and so writes the other row for each row, which a group commit has read already, and a submission has written in
-- the same transaction. Deletions are rare.
alter table sweep.trials drop constraint fk_trials_sweeps;
alter table sweep.trials drop constraint fk_trials_configurations;
alter table sweep.trial_states drop constraint fk_trial_states_trials;
alter table sweep.measurements drop constraint fk_measurements_trials;
alter table sweep.attempts drop constraint fk_attempts_trials;
create function sweep.delete_outcomes() returns trigger language plpgsql as $body$
begin
    delete from sweep.measurements m using gone where m.trial_id = gone.id;
    delete from sweep.trial_states e using gone where e.trial_id = gone.id;
    delete from sweep.attempts a using gone where a.trial_id = gone.id;
    return null;
end
$body$;
comment on function sweep.delete_outcomes is 'Deletes what became of deleted trials';
create trigger delete_outcomes after delete on sweep.trials referencing old table as gone for each statement execute function sweep.delete_outcomes();
comment on trigger delete_outcomes on sweep.trials is 'Measurements, states and attempts go with their trial';
create function sweep.delete_trials() returns trigger language plpgsql as $body$
begin
    delete from sweep.trials t using gone where t.configuration_id = gone.id;
    return null;
end
$body$;
comment on function sweep.delete_trials is 'Deletes the trials of deleted configurations';
create trigger delete_trials after delete on sweep.configurations referencing old table as gone for each statement execute function sweep.delete_trials();
comment on trigger delete_trials on sweep.configurations is 'Trials go with their configuration, and configurations with their sweep';

-- One index in place of two.
alter table sweep.attempts drop constraint pk_attempts;
drop index sweep.ix_attempts_trial_id;
alter table sweep.attempts add constraint pk_attempts primary key (trial_id, id);
