-- The tables. Columns of axes, laws and measured quantities come from the lists of Sweep.Theory: they are added to configurations, measurements and
-- late_measurements by the same program run, wherever they are missing.

create table sweep.sweeps (
    id uuid constraint pk_sweeps primary key,
    name text not null constraint ck_sweeps_name check (name <> ''),
    question text not null,
    canonical text not null,
    file_text text not null,
    state text not null constraint ck_sweeps_state check (state in ('running', 'paused', 'finished', 'cancelled')),
    priority integer not null default 0,
    max_attempts integer not null,
    trial_timeout interval,
    fresh boolean not null default false,
    stream smallint not null default 2,
    owner_epoch bigint not null default 0,
    planned bigint not null,
    infeasible bigint not null,
    trainings bigint not null,
    cost double precision not null default 0,
    note text not null default '',
    tags text[] not null default '{}',
    created_at timestamp with time zone not null,
    finalized_at timestamp with time zone,
    constraint ck_sweeps_counts check (planned > 0 and infeasible between 0 and planned and trainings between 1 and planned),
    constraint ck_sweeps_finalized check ((state in ('finished', 'cancelled')) = (finalized_at is not null)),
    constraint ck_sweeps_limits check (max_attempts > 0 and trial_timeout > interval '0')
);
create unique index ix_sweeps_name on sweep.sweeps (name);
comment on table sweep.sweeps is 'A grid of trials and its fate';
comment on column sweep.sweeps.canonical is 'Normalised content: equal texts are the same sweep';
comment on column sweep.sweeps.file_text is 'The sweep file as it was submitted';
comment on column sweep.sweeps.fresh is 'Whether everything is measured anew, whatever earlier sweeps measured';
comment on column sweep.sweeps.stream is 'Which random numbers the seeds of its points stand for';
comment on column sweep.sweeps.owner_epoch is 'Raised by whoever takes the sweep over; a flush of an older owner writes nothing';
comment on column sweep.sweeps.cost is 'Estimated multiply-accumulate operations of all feasible trials';
comment on column sweep.sweeps.note is 'What people want to remember of it';
comment on column sweep.sweeps.tags is 'Words by which people find it again';

create table sweep.prediction_notes (
    id uuid constraint pk_prediction_notes primary key,
    notes text[] not null
);
comment on table sweep.prediction_notes is 'What predictions rest on; configurations that rest on the same share a row';
comment on column sweep.prediction_notes.id is 'Hash of the notes';
comment on column sweep.prediction_notes.notes is 'Formula of each prediction; where there is no prediction, the premise that fails';

create table sweep.configurations (
    id integer generated always as identity constraint pk_configurations primary key,
    hash uuid not null,
    sweep_id uuid not null constraint fk_configurations_sweeps references sweep.sweeps on delete cascade,
    text text not null,
    network text,
    measure text[] not null,
    period integer[],
    bound bigint,
    notes_id uuid not null constraint fk_configurations_prediction_notes references sweep.prediction_notes,
    infeasible_reason text,
    constraint ck_configurations_prediction check ((infeasible_reason is null) = (period is not null) and (period is null) = (bound is null))
);
create unique index ix_configurations_hash on sweep.configurations (hash);
create index ix_configurations_sweep_id on sweep.configurations (sweep_id);
-- Equal points of other sweeps, whose measurements may be taken over.
create index ix_configurations_text on sweep.configurations using hash (text);
comment on table sweep.configurations is 'One point of a grid without its seed: every axis, and what the theory predicts';
comment on column sweep.configurations.hash is 'Hash of the sweep and the text: a configuration is one row';
comment on column sweep.configurations.text is 'The canonical text without the seed: equal for replicates';
comment on column sweep.configurations.network is 'The text without the tile crop, equal for all tile sizes; null: the text names none';
comment on column sweep.configurations.period is 'Product of the pooling factors along each axis, in pixels';
comment on column sweep.configurations.bound is 'Product of the periods: most same-looking objects that can get different embeddings';
comment on column sweep.configurations.infeasible_reason is 'Why no such network or sizes exist, and what would work; null: they do';

create table sweep.trials (
    id uuid constraint pk_trials primary key,
    sweep_id uuid not null constraint fk_trials_sweeps references sweep.sweeps on delete cascade,
    training_id uuid,
    cost double precision not null,
    configuration_id integer not null constraint fk_trials_configurations references sweep.configurations on delete cascade,
    ordinal integer not null,
    seed integer not null,
    control boolean not null default false
);
create unique index ix_trials_sweep_id_ordinal on sweep.trials (sweep_id, ordinal);
create index ix_trials_training_id on sweep.trials (training_id);
-- Every verdict of a sweep depends on its two controls.
create index ix_trials_control on sweep.trials (sweep_id) where control;
-- Replicates of a configuration, and the same seed of an equal one in another sweep.
create unique index ix_trials_configuration_id_seed on sweep.trials (configuration_id, seed);
comment on table sweep.trials is 'One grid point with its seed; never changed';
comment on column sweep.trials.id is 'Hash of the sweep and the canonical text: a grid point is one row';
comment on column sweep.trials.training_id is 'Hash of the sweep and of all that the network depends on: trials with one hash share a network, trained or random; null: infeasible';
comment on column sweep.trials.ordinal is 'Place in the order of the grid';
comment on column sweep.trials.cost is 'Estimated multiply-accumulate operations; the first trial of a training bears what all of them share';
comment on column sweep.trials.seed is 'Seed of weights, scene and training';
comment on column sweep.trials.control is 'Whether it is one of the two controls, which every sweep measures';

create table sweep.trial_states (
    trial_id uuid constraint pk_trial_states primary key constraint fk_trial_states_trials references sweep.trials on delete cascade,
    sweep_id uuid not null,
    finalized_at timestamp with time zone,
    retried_at timestamp with time zone,
    cost double precision not null,
    state text not null constraint ck_trial_states_state check (state in ('pending', 'succeeded', 'failed', 'infeasible', 'cancelled')),
    failure_cause text,
    error text,
    constraint ck_trial_states_finalized check ((state <> 'pending') = (finalized_at is not null)),
    constraint ck_trial_states_failure check ((state = 'failed') = (failure_cause is not null))
);
-- How far a sweep is, however large, without reading a row.
create index ix_trial_states_sweep_id_state on sweep.trial_states (sweep_id, state) include (cost, finalized_at);
comment on table sweep.trial_states is 'How trials ended; a trial without a row is pending';
comment on column sweep.trial_states.cost is 'That of the trial';
comment on column sweep.trial_states.retried_at is 'When the trial was retried: earlier attempts no longer count; by the clock of the database';

create function sweep.keep_final() returns trigger language plpgsql as $body$
begin
    raise exception 'trial % is % and stays so', old.trial_id, old.state using errcode = 'restrict_violation';
end
$body$;
comment on function sweep.keep_final is 'Refuses to change how a trial ended';
create trigger keep_final before update on sweep.trial_states for each row
when (
    old.state <> 'pending'
    and not (old.state in ('failed', 'cancelled') and new.state = 'pending')
    and not (old.state = 'failed' and old.failure_cause in ('worker_lost', 'unreachable') and new.state = 'succeeded'))
execute function sweep.keep_final();
comment on trigger keep_final on sweep.trial_states is 'A final state is changed by a retry of what failed or was cancelled, or by a result that comes after its worker was given up as lost';

create table sweep.attempts (
    id uuid constraint pk_attempts primary key,
    trial_id uuid not null constraint fk_attempts_trials references sweep.trials on delete cascade,
    worker text not null,
    started_at timestamp with time zone not null,
    ended_at timestamp with time zone not null,
    cause text,
    error text,
    recorded_at timestamp with time zone not null default now(),
    constraint ck_attempts_time check (ended_at >= started_at)
);
create index ix_attempts_trial_id on sweep.attempts (trial_id);
-- Failures are few and asked for in every view of progress.
create index ix_attempts_failed on sweep.attempts (trial_id) where cause is not null;
comment on table sweep.attempts is 'One try at a trial by one worker; appended, never changed';
comment on column sweep.attempts.cause is 'Why it failed; null when it succeeded';
comment on column sweep.attempts.recorded_at is 'By the database''s clock';

create table sweep.measurements (
    trial_id uuid constraint pk_measurements primary key constraint fk_measurements_trials references sweep.trials on delete cascade,
    attempt_id uuid not null,
    sweep_id uuid not null,
    verdict text not null,
    reason text not null,
    cause text,
    worker text not null,
    device text not null,
    git_revision text not null,
    libraries text not null,
    science text not null default '',
    one_dnn boolean not null,
    self_test_passed boolean not null,
    threads integer not null,
    training_time interval not null,
    measuring_time interval not null,
    resumed_step integer,
    images_sha256 text not null default '',
    received_at timestamp with time zone not null,
    reused_from uuid
);
-- Verdicts are counted in this order without reading a row, and the few refutations of a large sweep found at once.
create index ix_measurements_sweep_id_verdict on sweep.measurements (sweep_id, verdict);
comment on table sweep.measurements is 'The accepted measurement of a trial and the verdict on it';
comment on column sweep.measurements.sweep_id is 'The sweep of the trial';
comment on column sweep.measurements.cause is 'Why the verdict, without this trial''s numbers; null: judged before causes were noted';
comment on column sweep.measurements.science is 'Hash of the compiled theory and learning code';
comment on column sweep.measurements.images_sha256 is 'Hash of the user''s own images that were seen; empty: made scenes, or measured before it was noted';
comment on column sweep.measurements.reused_from is 'The trial of another sweep that was measured in place of this one; null: this one was';

create table sweep.late_measurements (
    trial_id uuid not null constraint fk_late_measurements_trials references sweep.trials on delete cascade,
    attempt_id uuid not null,
    verdict text not null,
    reason text not null,
    cause text,
    worker text not null,
    device text not null,
    git_revision text not null,
    libraries text not null,
    science text not null default '',
    one_dnn boolean not null,
    self_test_passed boolean not null,
    threads integer not null,
    training_time interval not null,
    measuring_time interval not null,
    resumed_step integer,
    images_sha256 text not null default '',
    received_at timestamp with time zone not null,
    constraint pk_late_measurements primary key (trial_id, attempt_id)
);
comment on table sweep.late_measurements is 'Measurements that came when their trial was final already: they should show the same numbers';

create table sweep.workers (
    name text constraint pk_workers primary key,
    device text not null,
    git_revision text not null,
    libraries text not null,
    one_dnn boolean not null,
    self_test_passed boolean not null,
    threads integer not null,
    first_seen_at timestamp with time zone not null,
    last_seen_at timestamp with time zone not null
);
comment on table sweep.workers is 'Workers that delivered measurements, as they described themselves last';

create table sweep.running (
    training_id uuid constraint pk_running primary key,
    sweep_id uuid not null constraint fk_running_sweeps references sweep.sweeps on delete cascade,
    token bigint not null,
    worker text not null,
    incarnation uuid not null,
    node text not null,
    since timestamp with time zone not null,
    expires timestamp with time zone not null
);
create index ix_running_sweep_id on sweep.running (sweep_id);
comment on table sweep.running is 'Trainings in the hands of workers; written before a worker gets one, so that the next owner of the sweep goes on from here';

create table sweep.artifacts (
    id uuid constraint pk_artifacts primary key,
    sweep_id uuid not null constraint fk_artifacts_sweeps references sweep.sweeps on delete cascade,
    trial_id uuid constraint fk_artifacts_trials references sweep.trials on delete cascade,
    kind text not null,
    media_type text not null,
    sha256 text not null constraint ck_artifacts_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
    content bytea not null,
    created_at timestamp with time zone not null
);
create index ix_artifacts_sweep_id on sweep.artifacts (sweep_id);
create unique index ix_artifacts_trial_id_kind on sweep.artifacts (trial_id, kind);
comment on table sweep.artifacts is 'Figures and other small files of a sweep or a trial';

create table sweep.prediction_records (
    sweep_id uuid not null constraint fk_prediction_records_sweeps references sweep.sweeps on delete cascade,
    first_ordinal bigint not null,
    trials bigint not null,
    sha256 text not null,
    recorded_at timestamp with time zone not null default now(),
    constraint pk_prediction_records primary key (sweep_id, first_ordinal)
);
comment on table sweep.prediction_records is 'When the predictions of a sweep were written down; appended, never changed';
comment on column sweep.prediction_records.first_ordinal is 'Ordinal of its first trial; an extension of the sweep has a record of its own';
comment on column sweep.prediction_records.trials is 'Trials from there on';
comment on column sweep.prediction_records.sha256 is 'Hash of their grid points and predictions, in the order of the grid';
comment on column sweep.prediction_records.recorded_at is 'By the database''s clock';

create table sweep.image_sets (
    sweep_id uuid not null constraint fk_image_sets_sweeps references sweep.sweeps on delete cascade,
    folder text not null,
    images integer not null,
    sha256 text not null,
    constraint pk_image_sets primary key (sweep_id, folder)
);
comment on table sweep.image_sets is 'Folders of the user''s own images as sweeps were submitted with them; appended, never changed';
comment on column sweep.image_sets.images is 'Images with labels in it';
comment on column sweep.image_sets.sha256 is 'Hash of the names and contents of its files; a worker measures no others';

create table sweep.clusters (
    cluster_id text constraint pk_clusters primary key,
    version integer not null
);
comment on table sweep.clusters is 'Clusters of silos; the version rises with every change of membership';

create table sweep.silos (
    cluster_id text not null constraint fk_silos_clusters references sweep.clusters on delete cascade,
    silo text not null,
    etag bigint not null,
    status integer not null,
    proxy_port integer not null,
    host text not null,
    name text not null,
    role text,
    update_zone integer not null,
    fault_zone integer not null,
    started_at timestamp with time zone not null,
    alive_at timestamp with time zone not null,
    suspects text not null default '',
    constraint pk_silos primary key (cluster_id, silo)
);
comment on table sweep.silos is 'Silos of a cluster, as membership sees them';

create table sweep.nodes (
    name text constraint pk_nodes primary key,
    cluster_id text not null,
    host text not null,
    labels text[] not null,
    started_at timestamp with time zone not null,
    seen_at timestamp with time zone not null,
    draining_at timestamp with time zone,
    ended_at timestamp with time zone
);
comment on table sweep.nodes is 'Machines that work, or worked, for a cluster';
comment on column sweep.nodes.draining_at is 'Since when it takes no new work; null: it does';
comment on column sweep.nodes.ended_at is 'When it ended in good order; null: it runs or was killed';

create table sweep.devices (
    node text not null constraint fk_devices_nodes references sweep.nodes on delete cascade,
    device text not null,
    model text not null,
    memory_bytes bigint,
    slots integer not null,
    constraint pk_devices primary key (node, device)
);
comment on table sweep.devices is 'Places for workers on a node: GPUs, or its CPU';
