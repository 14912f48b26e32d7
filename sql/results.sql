-- The second migration: results of configurations are kept as trials finish. The program adds the columns of laws and quantities, the triggers that keep
-- them (keeping.sql), and the rows of sweeps that are older than the table.

create table sweep.kept_results (
    configuration_id integer constraint pk_kept_results primary key constraint fk_kept_results_configurations references sweep.configurations on delete cascade,
    sweep_id uuid not null,
    has_control boolean not null default false,
    trials integer not null default 0,
    seed_min integer,
    seed_max integer,
    infeasible integer not null default 0,
    failed integer not null default 0,
    cancelled integer not null default 0,
    measured integer not null default 0,
    cost double precision not null default 0
)
-- Rows change with every flush: where a page has room, no index changes with them.
with (fillfactor = 80);
create index ix_kept_results_sweep_id on sweep.kept_results (sweep_id);
comment on table sweep.kept_results is 'Results of each configuration over its trials without controls, kept by triggers: never written otherwise';
comment on column sweep.kept_results.sweep_id is 'The sweep of the configuration';
comment on column sweep.kept_results.has_control is 'Whether a control of the sweep is a trial of this configuration; no count includes it';
comment on column sweep.kept_results.trials is 'Planned trials';
comment on column sweep.kept_results.seed_min is 'Smallest seed';
comment on column sweep.kept_results.seed_max is 'Largest seed';
comment on column sweep.kept_results.infeasible is 'Trials that are infeasible';
comment on column sweep.kept_results.failed is 'Trials that failed for good';
comment on column sweep.kept_results.cancelled is 'Trials that were cancelled';
comment on column sweep.kept_results.measured is 'Trials with a measurement';
comment on column sweep.kept_results.cost is 'Estimated multiply-accumulate operations of the trials with a final state';

-- What is not yet measured or failed is found without the many trials that succeeded, whose number is kept.
drop index sweep.ix_trial_states_sweep_id_state;
create index ix_trial_states_unfinished on sweep.trial_states (sweep_id, state) where state <> 'succeeded';
-- How many trials ended lately, and when the last one did.
create index ix_trial_states_finalized_at on sweep.trial_states (sweep_id, finalized_at) include (state);
