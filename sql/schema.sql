do $earlier$ begin
    if to_regclass('sweep.migrations') is not null then
        if exists (select from sweep.migrations where migration_id in ('20261124062634_Initial', '20261124103756_Science', '20261124125936_Cluster', '20261124162859_Reading', '20261129000424_Evidence', '20261129061241_Unreachable', '20261129061500_Finality', '20261129123318_Images', '20261129211932_Declared')) then
            raise exception 'the schema is older than this script; run sweep migrate once';
        end if;
    end if;
end $earlier$;
DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM pg_namespace WHERE nspname = 'sweep') THEN
        CREATE SCHEMA sweep;
    END IF;
END $EF$;
CREATE TABLE IF NOT EXISTS sweep.migrations (
    migration_id character varying(150) NOT NULL,
    product_version character varying(32) NOT NULL,
    CONSTRAINT pk_migrations PRIMARY KEY (migration_id)
);

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM sweep.migrations WHERE "migration_id" = '20261130000000_First') THEN
        IF NOT EXISTS(SELECT 1 FROM pg_namespace WHERE nspname = 'sweep') THEN
            CREATE SCHEMA sweep;
        END IF;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM sweep.migrations WHERE "migration_id" = '20261130000000_First') THEN
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

    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM sweep.migrations WHERE "migration_id" = '20261130000000_First') THEN
    INSERT INTO sweep.migrations (migration_id, product_version)
    VALUES ('20261130000000_First', '10.0.15');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM sweep.migrations WHERE "migration_id" = '20261130200000_Results') THEN
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

    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM sweep.migrations WHERE "migration_id" = '20261130200000_Results') THEN
    INSERT INTO sweep.migrations (migration_id, product_version)
    VALUES ('20261130200000_Results', '10.0.15');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM sweep.migrations WHERE "migration_id" = '20261130210000_Recording') THEN
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

    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM sweep.migrations WHERE "migration_id" = '20261130210000_Recording') THEN
    INSERT INTO sweep.migrations (migration_id, product_version)
    VALUES ('20261130210000_Recording', '10.0.15');
    END IF;
END $EF$;
COMMIT;


start transaction;
do $newer$ begin
    if exists (select from sweep.migrations where migration_id not in ('20261130000000_First', '20261130200000_Results', '20261130210000_Recording')) then
        raise exception 'the schema is newer than this script; run the script of the newer program';
    end if;
end $newer$;
alter table sweep.configurations add column if not exists dimensions integer not null;
comment on column sweep.configurations.dimensions is 'd, spatial dimensions of the image';
alter table sweep.configurations add column if not exists depth integer not null;
comment on column sweep.configurations.depth is 'l, number of pooling layers';
alter table sweep.configurations add column if not exists factor text not null;
comment on column sweep.configurations.factor is 'f, or one list for each level with one factor for each axis';
alter table sweep.configurations add column if not exists padding text not null default 'valid';
comment on column sweep.configurations.padding is 'valid, same, reflect, replicate or circular';
alter table sweep.configurations add column if not exists upsampling text not null default 'learnt';
comment on column sweep.configurations.upsampling is 'learnt, nearest or linear';
alter table sweep.configurations add column if not exists pooling text not null default 'max';
comment on column sweep.configurations.pooling is 'max, average, dilated, adaptive_polyphase, blur or strided';
alter table sweep.configurations add column if not exists convolutions integer not null default 2;
comment on column sweep.configurations.convolutions is '3^d convolutions for each level';
alter table sweep.configurations add column if not exists width integer not null default 16;
comment on column sweep.configurations.width is 'Feature maps at the top level, doubled at every level below';
alter table sweep.configurations add column if not exists embedding integer not null default 3;
comment on column sweep.configurations.embedding is 'Channels of the embedding';
alter table sweep.configurations add column if not exists scene text not null default 'discs';
comment on column sweep.configurations.scene is 'constant, discs, nuclei or images';
alter table sweep.configurations add column if not exists radius integer not null default 2;
comment on column sweep.configurations.radius is 'Radius of the discs, in pixels';
alter table sweep.configurations add column if not exists spacing integer[] not null;
comment on column sweep.configurations.spacing is 's, distance of neighbouring objects along each axis, in pixels';
alter table sweep.configurations add column if not exists train_window integer[];
comment on column sweep.configurations.train_window is 'w, output window that the loss sees, in pixels along each axis; null: the default';
alter table sweep.configurations add column if not exists tile_crop integer[];
comment on column sweep.configurations.tile_crop is 'c, side to which tiles are cropped, in pixels along each axis; null: no tiles';
alter table sweep.configurations add column if not exists steps integer not null default 0;
comment on column sweep.configurations.steps is 'Adam steps; 0: random weights';
alter table sweep.configurations add column if not exists learning_rate double precision not null default 0.001;
comment on column sweep.configurations.learning_rate is 'Learning rate of Adam';
alter table sweep.configurations add column if not exists delta_v double precision not null default 0;
comment on column sweep.configurations.delta_v is 'Pull margin of the discriminative loss';
alter table sweep.configurations add column if not exists delta_d double precision not null default 3;
comment on column sweep.configurations.delta_d is 'Half of the push margin of the discriminative loss';
alter table sweep.configurations add column if not exists pair_mask text not null default 'by_index';
comment on column sweep.configurations.pair_mask is 'Which pairs the loss pushes apart: by_index or by_value';
alter table sweep.configurations add column if not exists precision text not null default 'float64';
comment on column sweep.configurations.precision is 'float32 or float64';
alter table sweep.configurations add column if not exists batch integer not null default 1;
comment on column sweep.configurations.batch is 'Windows that one training step sees';
alter table sweep.configurations add column if not exists normalisation text not null default 'none';
comment on column sweep.configurations.normalisation is 'none, instance, batch or group';
alter table sweep.configurations add column if not exists noise double precision not null default 0;
comment on column sweep.configurations.noise is 'Variance of the Gaussian noise on the image';
alter table sweep.configurations add column if not exists elastic double precision not null default 0;
comment on column sweep.configurations.elastic is 'Jitter of the control points of an elastic deformation, in pixels';
alter table sweep.configurations add column if not exists images text not null default '';
comment on column sweep.configurations.images is 'Folder of the user''s own images; empty for made scenes';
alter table sweep.configurations add column if not exists whole_image integer[];
comment on column sweep.configurations.whole_image is 'Least side of the evaluated output, in pixels along each axis; null: the default';
alter table sweep.configurations add column if not exists halo integer[];
comment on column sweep.configurations.halo is 'Pixels on each side of a padded tile that are thrown away; null: none';
alter table sweep.configurations add column if not exists bandwidth double precision not null default 1.5;
comment on column sweep.configurations.bandwidth is 'Bandwidth of the mean shift, in units of the embedding';
alter table sweep.configurations add column if not exists kernel text not null default 'flat';
comment on column sweep.configurations.kernel is 'Kernel of the mean shift: flat or gaussian';
alter table sweep.configurations add column if not exists predicted_distinct bigint;
comment on column sweep.configurations.predicted_distinct is 'Largest possible number of different embeddings (laws L2 and L3); null: no law applies, see prediction_notes';
alter table sweep.configurations add column if not exists distinct_law text;
comment on column sweep.configurations.distinct_law is 'Which law the trial tests by its distinct_verdict; null: none';
alter table sweep.configurations add column if not exists predicted_seamless boolean;
comment on column sweep.configurations.predicted_seamless is 'Whether the stitched output equals the whole image''s (law L5)';
alter table sweep.configurations add column if not exists stitching_law text;
comment on column sweep.configurations.stitching_law is 'Which law the trial tests by its stitching_verdict; null: none';
alter table sweep.configurations add column if not exists predicted_jump boolean;
comment on column sweep.configurations.predicted_jump is 'True: the embeddings jump at the lines of the period (law L6); false: they do not, for w > P suffices here (a claim beside it)';
alter table sweep.configurations add column if not exists seams_law text;
comment on column sweep.configurations.seams_law is 'Which law the trial tests by its seams_verdict; null: none';
alter table sweep.configurations add column if not exists predicted_separable boolean;
comment on column sweep.configurations.predicted_separable is 'Whether symmetry allows to tell all objects of the image apart (laws L2 and L7)';
alter table sweep.configurations add column if not exists separable_law text;
comment on column sweep.configurations.separable_law is 'Which law the trial tests by its separable_verdict; null: none';
alter table sweep.configurations add column if not exists predicted_equivariant boolean;
comment on column sweep.configurations.predicted_equivariant is 'Whether the output follows every shift of the whole image';
alter table sweep.configurations add column if not exists shifts_law text;
comment on column sweep.configurations.shifts_law is 'Which law the trial tests by its shifts_verdict; null: none';
alter table sweep.configurations
    drop constraint if exists ck_configurations_padding, add constraint ck_configurations_padding check (padding in ('valid', 'same', 'reflect', 'replicate', 'circular')),
    drop constraint if exists ck_configurations_upsampling, add constraint ck_configurations_upsampling check (upsampling in ('learnt', 'nearest', 'linear')),
    drop constraint if exists ck_configurations_pooling, add constraint ck_configurations_pooling check (pooling in ('max', 'average', 'dilated', 'adaptive_polyphase', 'blur', 'strided')),
    drop constraint if exists ck_configurations_scene, add constraint ck_configurations_scene check (scene in ('constant', 'discs', 'nuclei', 'images')),
    drop constraint if exists ck_configurations_pair_mask, add constraint ck_configurations_pair_mask check (pair_mask in ('by_index', 'by_value')),
    drop constraint if exists ck_configurations_precision, add constraint ck_configurations_precision check (precision in ('float32', 'float64')),
    drop constraint if exists ck_configurations_normalisation, add constraint ck_configurations_normalisation check (normalisation in ('none', 'instance', 'batch', 'group')),
    drop constraint if exists ck_configurations_kernel, add constraint ck_configurations_kernel check (kernel in ('flat', 'gaussian')),
    drop constraint if exists ck_configurations_predicted_distinct, add constraint ck_configurations_predicted_distinct check (predicted_distinct between 1 and bound);
alter table sweep.measurements add column if not exists measured_distinct bigint;
comment on column sweep.measurements.measured_distinct is 'Classes among the embeddings of same-looking objects';
alter table sweep.measurements add column if not exists objects bigint;
comment on column sweep.measurements.objects is 'Same-looking objects that were compared';
alter table sweep.measurements add column if not exists tolerance double precision;
comment on column sweep.measurements.tolerance is 'Relative tolerance up to which embeddings count as equal';
alter table sweep.measurements add column if not exists within_class double precision;
comment on column sweep.measurements.within_class is 'Largest distance of two embeddings within a class';
alter table sweep.measurements add column if not exists between_classes double precision;
comment on column sweep.measurements.between_classes is 'Smallest distance of two embeddings of different classes';
alter table sweep.measurements add column if not exists class_gap double precision;
comment on column sweep.measurements.class_gap is 'Evidence of the count: distance between classes over the distance within one';
alter table sweep.measurements add column if not exists output_deviation double precision;
comment on column sweep.measurements.output_deviation is 'Standard deviation of the output, the unit of stitch and shift errors';
alter table sweep.measurements add column if not exists dead boolean not null default false;
comment on column sweep.measurements.dead is 'Whether nothing but the bias of the head reaches the output: such a network tells nothing';
alter table sweep.measurements add column if not exists stitch_error_max double precision;
comment on column sweep.measurements.stitch_error_max is 'max |stitched - whole| in standard deviations of the whole output';
alter table sweep.measurements add column if not exists stitch_error_rms double precision;
comment on column sweep.measurements.stitch_error_rms is 'RMS of stitched - whole in standard deviations of the whole output';
alter table sweep.measurements add column if not exists jump_ratio double precision;
comment on column sweep.measurements.jump_ratio is 'Mean embedding distance of neighbouring pixels across lines over the same elsewhere; 1 is no jump';
alter table sweep.measurements add column if not exists jump_profile double precision[];
comment on column sweep.measurements.jump_profile is 'Mean embedding distance of neighbouring pixels by position modulo the period';
alter table sweep.measurements add column if not exists final_loss double precision;
comment on column sweep.measurements.final_loss is 'Mean loss of the last tenth of the steps that showed two instances or more, background included; null: random weights, or no such step';
alter table sweep.measurements add column if not exists steps_made integer;
comment on column sweep.measurements.steps_made is 'Steps that the training made before it stopped';
alter table sweep.measurements add column if not exists loss_curve double precision[];
comment on column sweep.measurements.loss_curve is 'Mean loss of each of at most 100 equal stretches of the steps';
alter table sweep.measurements add column if not exists separable boolean;
comment on column sweep.measurements.separable is 'Whether every whole object came out as one instance of its own';
alter table sweep.measurements add column if not exists truth_objects bigint;
comment on column sweep.measurements.truth_objects is 'Objects of the ground truth';
alter table sweep.measurements add column if not exists found_instances bigint;
comment on column sweep.measurements.found_instances is 'Instances that the mean shift found, without the background';
alter table sweep.measurements add column if not exists cut_objects bigint;
comment on column sweep.measurements.cut_objects is 'Objects that cross a tile line; without tiles all objects';
alter table sweep.measurements add column if not exists false_splits bigint;
comment on column sweep.measurements.false_splits is 'Of the cut objects, those that came out as two or more instances';
alter table sweep.measurements add column if not exists false_merges bigint;
comment on column sweep.measurements.false_merges is 'Objects that share their instance with another one';
alter table sweep.measurements add column if not exists ap50 double precision;
comment on column sweep.measurements.ap50 is 'Average precision TP / (TP + FP + FN) at an intersection over union of 0.5';
alter table sweep.measurements add column if not exists ap double precision;
comment on column sweep.measurements.ap is 'Mean of the same over the thresholds 0.5, 0.55 .. 0.95';
alter table sweep.measurements add column if not exists shift_error_max double precision;
comment on column sweep.measurements.shift_error_max is 'Largest error over the shifts below the period on an image without symmetry, in standard deviations of the output';
alter table sweep.measurements add column if not exists shift_error_scene double precision;
comment on column sweep.measurements.shift_error_scene is 'The same on the trial''s own scene, whose repetitions may leave a choice among equals';
alter table sweep.measurements add column if not exists level_response double precision[];
comment on column sweep.measurements.level_response is 'How much the output changes, in its standard deviations, when what comes up from below each pooling level is disturbed, outermost first; 0: dead below that level';
alter table sweep.measurements add column if not exists grid_gap double precision;
comment on column sweep.measurements.grid_gap is 'Adaptive polyphase: smallest lead of the largest grid over the second largest, as a share of the largest; 0: a tie';
alter table sweep.measurements add column if not exists background_gap double precision;
comment on column sweep.measurements.background_gap is 'Smallest distance between the mean of an object and the mean of the background, in tolerances; null: random weights';
alter table sweep.measurements add column if not exists stitch_error_generic double precision;
comment on column sweep.measurements.stitch_error_generic is 'The stitch error on an image without symmetry, where the trial''s own scene shows no seam though one is predicted';
alter table sweep.measurements add column if not exists empty_windows integer;
comment on column sweep.measurements.empty_windows is 'Of the steps made, those whose windows showed fewer than two instances, so that the loss compared nothing';
alter table sweep.measurements add column if not exists clustering_control boolean;
comment on column sweep.measurements.clustering_control is 'Whether the same mean shift, on embeddings that are separable by construction, finds every whole object as one instance';
alter table sweep.measurements add column if not exists verdict text;
comment on column sweep.measurements.verdict is 'confirmed, not_reached, refuted, inconclusive or not_predicted; null: not measured';
alter table sweep.measurements add column if not exists distinct_verdict text;
comment on column sweep.measurements.distinct_verdict is 'confirmed, not_reached, refuted, inconclusive or not_predicted; null: not measured';
alter table sweep.measurements add column if not exists stitching_verdict text;
comment on column sweep.measurements.stitching_verdict is 'confirmed, not_reached, refuted, inconclusive or not_predicted; null: not measured';
alter table sweep.measurements add column if not exists seams_verdict text;
comment on column sweep.measurements.seams_verdict is 'confirmed, not_reached, refuted, inconclusive or not_predicted; null: not measured';
alter table sweep.measurements add column if not exists separable_verdict text;
comment on column sweep.measurements.separable_verdict is 'confirmed, not_reached, refuted, inconclusive or not_predicted; null: not measured';
alter table sweep.measurements add column if not exists shifts_verdict text;
comment on column sweep.measurements.shifts_verdict is 'confirmed, not_reached, refuted, inconclusive or not_predicted; null: not measured';
alter table sweep.measurements
    drop constraint if exists ck_measurements_measured_distinct, add constraint ck_measurements_measured_distinct check (measured_distinct >= 0),
    drop constraint if exists ck_measurements_objects, add constraint ck_measurements_objects check (objects >= 0),
    drop constraint if exists ck_measurements_truth_objects, add constraint ck_measurements_truth_objects check (truth_objects >= 0),
    drop constraint if exists ck_measurements_found_instances, add constraint ck_measurements_found_instances check (found_instances >= 0),
    drop constraint if exists ck_measurements_cut_objects, add constraint ck_measurements_cut_objects check (cut_objects >= 0),
    drop constraint if exists ck_measurements_false_splits, add constraint ck_measurements_false_splits check (false_splits >= 0),
    drop constraint if exists ck_measurements_false_merges, add constraint ck_measurements_false_merges check (false_merges >= 0),
    drop constraint if exists ck_measurements_verdict, add constraint ck_measurements_verdict check (verdict in ('confirmed', 'not_reached', 'refuted', 'inconclusive', 'not_predicted')),
    drop constraint if exists ck_measurements_distinct_verdict, add constraint ck_measurements_distinct_verdict check (distinct_verdict in ('confirmed', 'not_reached', 'refuted', 'inconclusive', 'not_predicted')),
    drop constraint if exists ck_measurements_stitching_verdict, add constraint ck_measurements_stitching_verdict check (stitching_verdict in ('confirmed', 'not_reached', 'refuted', 'inconclusive', 'not_predicted')),
    drop constraint if exists ck_measurements_seams_verdict, add constraint ck_measurements_seams_verdict check (seams_verdict in ('confirmed', 'not_reached', 'refuted', 'inconclusive', 'not_predicted')),
    drop constraint if exists ck_measurements_separable_verdict, add constraint ck_measurements_separable_verdict check (separable_verdict in ('confirmed', 'not_reached', 'refuted', 'inconclusive', 'not_predicted')),
    drop constraint if exists ck_measurements_shifts_verdict, add constraint ck_measurements_shifts_verdict check (shifts_verdict in ('confirmed', 'not_reached', 'refuted', 'inconclusive', 'not_predicted')),
    drop constraint if exists ck_measurements_instances, add constraint ck_measurements_instances check (false_splits <= cut_objects and false_merges <= truth_objects and ap50 between 0 and 1 and ap between 0 and 1);
alter table sweep.late_measurements add column if not exists measured_distinct bigint;
comment on column sweep.late_measurements.measured_distinct is 'Classes among the embeddings of same-looking objects';
alter table sweep.late_measurements add column if not exists objects bigint;
comment on column sweep.late_measurements.objects is 'Same-looking objects that were compared';
alter table sweep.late_measurements add column if not exists tolerance double precision;
comment on column sweep.late_measurements.tolerance is 'Relative tolerance up to which embeddings count as equal';
alter table sweep.late_measurements add column if not exists within_class double precision;
comment on column sweep.late_measurements.within_class is 'Largest distance of two embeddings within a class';
alter table sweep.late_measurements add column if not exists between_classes double precision;
comment on column sweep.late_measurements.between_classes is 'Smallest distance of two embeddings of different classes';
alter table sweep.late_measurements add column if not exists class_gap double precision;
comment on column sweep.late_measurements.class_gap is 'Evidence of the count: distance between classes over the distance within one';
alter table sweep.late_measurements add column if not exists output_deviation double precision;
comment on column sweep.late_measurements.output_deviation is 'Standard deviation of the output, the unit of stitch and shift errors';
alter table sweep.late_measurements add column if not exists dead boolean not null default false;
comment on column sweep.late_measurements.dead is 'Whether nothing but the bias of the head reaches the output: such a network tells nothing';
alter table sweep.late_measurements add column if not exists stitch_error_max double precision;
comment on column sweep.late_measurements.stitch_error_max is 'max |stitched - whole| in standard deviations of the whole output';
alter table sweep.late_measurements add column if not exists stitch_error_rms double precision;
comment on column sweep.late_measurements.stitch_error_rms is 'RMS of stitched - whole in standard deviations of the whole output';
alter table sweep.late_measurements add column if not exists jump_ratio double precision;
comment on column sweep.late_measurements.jump_ratio is 'Mean embedding distance of neighbouring pixels across lines over the same elsewhere; 1 is no jump';
alter table sweep.late_measurements add column if not exists jump_profile double precision[];
comment on column sweep.late_measurements.jump_profile is 'Mean embedding distance of neighbouring pixels by position modulo the period';
alter table sweep.late_measurements add column if not exists final_loss double precision;
comment on column sweep.late_measurements.final_loss is 'Mean loss of the last tenth of the steps that showed two instances or more, background included; null: random weights, or no such step';
alter table sweep.late_measurements add column if not exists steps_made integer;
comment on column sweep.late_measurements.steps_made is 'Steps that the training made before it stopped';
alter table sweep.late_measurements add column if not exists loss_curve double precision[];
comment on column sweep.late_measurements.loss_curve is 'Mean loss of each of at most 100 equal stretches of the steps';
alter table sweep.late_measurements add column if not exists separable boolean;
comment on column sweep.late_measurements.separable is 'Whether every whole object came out as one instance of its own';
alter table sweep.late_measurements add column if not exists truth_objects bigint;
comment on column sweep.late_measurements.truth_objects is 'Objects of the ground truth';
alter table sweep.late_measurements add column if not exists found_instances bigint;
comment on column sweep.late_measurements.found_instances is 'Instances that the mean shift found, without the background';
alter table sweep.late_measurements add column if not exists cut_objects bigint;
comment on column sweep.late_measurements.cut_objects is 'Objects that cross a tile line; without tiles all objects';
alter table sweep.late_measurements add column if not exists false_splits bigint;
comment on column sweep.late_measurements.false_splits is 'Of the cut objects, those that came out as two or more instances';
alter table sweep.late_measurements add column if not exists false_merges bigint;
comment on column sweep.late_measurements.false_merges is 'Objects that share their instance with another one';
alter table sweep.late_measurements add column if not exists ap50 double precision;
comment on column sweep.late_measurements.ap50 is 'Average precision TP / (TP + FP + FN) at an intersection over union of 0.5';
alter table sweep.late_measurements add column if not exists ap double precision;
comment on column sweep.late_measurements.ap is 'Mean of the same over the thresholds 0.5, 0.55 .. 0.95';
alter table sweep.late_measurements add column if not exists shift_error_max double precision;
comment on column sweep.late_measurements.shift_error_max is 'Largest error over the shifts below the period on an image without symmetry, in standard deviations of the output';
alter table sweep.late_measurements add column if not exists shift_error_scene double precision;
comment on column sweep.late_measurements.shift_error_scene is 'The same on the trial''s own scene, whose repetitions may leave a choice among equals';
alter table sweep.late_measurements add column if not exists level_response double precision[];
comment on column sweep.late_measurements.level_response is 'How much the output changes, in its standard deviations, when what comes up from below each pooling level is disturbed, outermost first; 0: dead below that level';
alter table sweep.late_measurements add column if not exists grid_gap double precision;
comment on column sweep.late_measurements.grid_gap is 'Adaptive polyphase: smallest lead of the largest grid over the second largest, as a share of the largest; 0: a tie';
alter table sweep.late_measurements add column if not exists background_gap double precision;
comment on column sweep.late_measurements.background_gap is 'Smallest distance between the mean of an object and the mean of the background, in tolerances; null: random weights';
alter table sweep.late_measurements add column if not exists stitch_error_generic double precision;
comment on column sweep.late_measurements.stitch_error_generic is 'The stitch error on an image without symmetry, where the trial''s own scene shows no seam though one is predicted';
alter table sweep.late_measurements add column if not exists empty_windows integer;
comment on column sweep.late_measurements.empty_windows is 'Of the steps made, those whose windows showed fewer than two instances, so that the loss compared nothing';
alter table sweep.late_measurements add column if not exists clustering_control boolean;
comment on column sweep.late_measurements.clustering_control is 'Whether the same mean shift, on embeddings that are separable by construction, finds every whole object as one instance';
alter table sweep.late_measurements add column if not exists verdict text;
comment on column sweep.late_measurements.verdict is 'confirmed, not_reached, refuted, inconclusive or not_predicted; null: not measured';
alter table sweep.late_measurements add column if not exists distinct_verdict text;
comment on column sweep.late_measurements.distinct_verdict is 'confirmed, not_reached, refuted, inconclusive or not_predicted; null: not measured';
alter table sweep.late_measurements add column if not exists stitching_verdict text;
comment on column sweep.late_measurements.stitching_verdict is 'confirmed, not_reached, refuted, inconclusive or not_predicted; null: not measured';
alter table sweep.late_measurements add column if not exists seams_verdict text;
comment on column sweep.late_measurements.seams_verdict is 'confirmed, not_reached, refuted, inconclusive or not_predicted; null: not measured';
alter table sweep.late_measurements add column if not exists separable_verdict text;
comment on column sweep.late_measurements.separable_verdict is 'confirmed, not_reached, refuted, inconclusive or not_predicted; null: not measured';
alter table sweep.late_measurements add column if not exists shifts_verdict text;
comment on column sweep.late_measurements.shifts_verdict is 'confirmed, not_reached, refuted, inconclusive or not_predicted; null: not measured';
alter table sweep.late_measurements
    drop constraint if exists ck_late_measurements_measured_distinct, add constraint ck_late_measurements_measured_distinct check (measured_distinct >= 0),
    drop constraint if exists ck_late_measurements_objects, add constraint ck_late_measurements_objects check (objects >= 0),
    drop constraint if exists ck_late_measurements_truth_objects, add constraint ck_late_measurements_truth_objects check (truth_objects >= 0),
    drop constraint if exists ck_late_measurements_found_instances, add constraint ck_late_measurements_found_instances check (found_instances >= 0),
    drop constraint if exists ck_late_measurements_cut_objects, add constraint ck_late_measurements_cut_objects check (cut_objects >= 0),
    drop constraint if exists ck_late_measurements_false_splits, add constraint ck_late_measurements_false_splits check (false_splits >= 0),
    drop constraint if exists ck_late_measurements_false_merges, add constraint ck_late_measurements_false_merges check (false_merges >= 0),
    drop constraint if exists ck_late_measurements_verdict, add constraint ck_late_measurements_verdict check (verdict in ('confirmed', 'not_reached', 'refuted', 'inconclusive', 'not_predicted')),
    drop constraint if exists ck_late_measurements_distinct_verdict, add constraint ck_late_measurements_distinct_verdict check (distinct_verdict in ('confirmed', 'not_reached', 'refuted', 'inconclusive', 'not_predicted')),
    drop constraint if exists ck_late_measurements_stitching_verdict, add constraint ck_late_measurements_stitching_verdict check (stitching_verdict in ('confirmed', 'not_reached', 'refuted', 'inconclusive', 'not_predicted')),
    drop constraint if exists ck_late_measurements_seams_verdict, add constraint ck_late_measurements_seams_verdict check (seams_verdict in ('confirmed', 'not_reached', 'refuted', 'inconclusive', 'not_predicted')),
    drop constraint if exists ck_late_measurements_separable_verdict, add constraint ck_late_measurements_separable_verdict check (separable_verdict in ('confirmed', 'not_reached', 'refuted', 'inconclusive', 'not_predicted')),
    drop constraint if exists ck_late_measurements_shifts_verdict, add constraint ck_late_measurements_shifts_verdict check (shifts_verdict in ('confirmed', 'not_reached', 'refuted', 'inconclusive', 'not_predicted')),
    drop constraint if exists ck_late_measurements_instances, add constraint ck_late_measurements_instances check (false_splits <= cut_objects and false_merges <= truth_objects and ap50 between 0 and 1 and ap between 0 and 1);
alter table sweep.attempts
    drop constraint if exists ck_attempts_cause, add constraint ck_attempts_cause check (cause in ('user_error', 'out_of_memory', 'worker_lost', 'timeout', 'cancelled', 'unreachable'));
alter table sweep.trial_states
    drop constraint if exists ck_trial_states_failure_cause, add constraint ck_trial_states_failure_cause check (failure_cause in ('user_error', 'out_of_memory', 'worker_lost', 'timeout', 'cancelled', 'unreachable'));
do $lacking$ begin
    perform set_config('sweep.fill_results', (count(*) < 177)::text, true)
    from pg_attribute
    where attrelid = 'sweep.kept_results'::regclass and attname in ('confirmed', 'not_reached', 'refuted', 'inconclusive', 'not_predicted', 'distinct_confirmed', 'distinct_not_reached', 'distinct_refuted', 'distinct_inconclusive', 'distinct_not_predicted', 'stitching_confirmed', 'stitching_not_reached', 'stitching_refuted', 'stitching_inconclusive', 'stitching_not_predicted', 'seams_confirmed', 'seams_not_reached', 'seams_refuted', 'seams_inconclusive', 'seams_not_predicted', 'separable_confirmed', 'separable_not_reached', 'separable_refuted', 'separable_inconclusive', 'separable_not_predicted', 'shifts_confirmed', 'shifts_not_reached', 'shifts_refuted', 'shifts_inconclusive', 'shifts_not_predicted', 'measured_distinct_n', 'measured_distinct_min', 'measured_distinct_max', 'measured_distinct_sum', 'measured_distinct_squares', 'objects_n', 'objects_min', 'objects_max', 'objects_sum', 'objects_squares', 'tolerance_n', 'tolerance_min', 'tolerance_max', 'tolerance_sum', 'tolerance_squares', 'within_class_n', 'within_class_min', 'within_class_max', 'within_class_sum', 'within_class_squares', 'between_classes_n', 'between_classes_min', 'between_classes_max', 'between_classes_sum', 'between_classes_squares', 'class_gap_n', 'class_gap_min', 'class_gap_max', 'class_gap_sum', 'class_gap_squares', 'output_deviation_n', 'output_deviation_min', 'output_deviation_max', 'output_deviation_sum', 'output_deviation_squares', 'dead_n', 'dead_true', 'stitch_error_max_n', 'stitch_error_max_min', 'stitch_error_max_max', 'stitch_error_max_sum', 'stitch_error_max_squares', 'stitch_error_rms_n', 'stitch_error_rms_min', 'stitch_error_rms_max', 'stitch_error_rms_sum', 'stitch_error_rms_squares', 'jump_ratio_n', 'jump_ratio_min', 'jump_ratio_max', 'jump_ratio_sum', 'jump_ratio_squares', 'jump_profile_n', 'jump_profile_length', 'final_loss_n', 'final_loss_min', 'final_loss_max', 'final_loss_sum', 'final_loss_squares', 'steps_made_n', 'steps_made_min', 'steps_made_max', 'steps_made_sum', 'steps_made_squares', 'loss_curve_n', 'loss_curve_length', 'separable_n', 'separable_true', 'truth_objects_n', 'truth_objects_min', 'truth_objects_max', 'truth_objects_sum', 'truth_objects_squares', 'found_instances_n', 'found_instances_min', 'found_instances_max', 'found_instances_sum', 'found_instances_squares', 'cut_objects_n', 'cut_objects_min', 'cut_objects_max', 'cut_objects_sum', 'cut_objects_squares', 'false_splits_n', 'false_splits_min', 'false_splits_max', 'false_splits_sum', 'false_splits_squares', 'false_merges_n', 'false_merges_min', 'false_merges_max', 'false_merges_sum', 'false_merges_squares', 'ap50_n', 'ap50_min', 'ap50_max', 'ap50_sum', 'ap50_squares', 'ap_n', 'ap_min', 'ap_max', 'ap_sum', 'ap_squares', 'shift_error_max_n', 'shift_error_max_min', 'shift_error_max_max', 'shift_error_max_sum', 'shift_error_max_squares', 'shift_error_scene_n', 'shift_error_scene_min', 'shift_error_scene_max', 'shift_error_scene_sum', 'shift_error_scene_squares', 'level_response_n', 'level_response_length', 'grid_gap_n', 'grid_gap_min', 'grid_gap_max', 'grid_gap_sum', 'grid_gap_squares', 'background_gap_n', 'background_gap_min', 'background_gap_max', 'background_gap_sum', 'background_gap_squares', 'stitch_error_generic_n', 'stitch_error_generic_min', 'stitch_error_generic_max', 'stitch_error_generic_sum', 'stitch_error_generic_squares', 'empty_windows_n', 'empty_windows_min', 'empty_windows_max', 'empty_windows_sum', 'empty_windows_squares', 'clustering_control_n', 'clustering_control_true', 'false_splits_share_n', 'false_splits_share_min', 'false_splits_share_max', 'false_splits_share_sum', 'false_splits_share_squares', 'conclusive_measured_distinct_n', 'conclusive_measured_distinct_min', 'conclusive_measured_distinct_max', 'conclusive_measured_distinct_sum', 'conclusive_measured_distinct_squares');
end $lacking$;
alter table sweep.kept_results add column if not exists confirmed integer;
comment on column sweep.kept_results.confirmed is 'Trials whose verdict is confirmed: all laws';
alter table sweep.kept_results add column if not exists not_reached integer;
comment on column sweep.kept_results.not_reached is 'Trials whose verdict is not_reached: all laws';
alter table sweep.kept_results add column if not exists refuted integer;
comment on column sweep.kept_results.refuted is 'Trials whose verdict is refuted: all laws';
alter table sweep.kept_results add column if not exists inconclusive integer;
comment on column sweep.kept_results.inconclusive is 'Trials whose verdict is inconclusive: all laws';
alter table sweep.kept_results add column if not exists not_predicted integer;
comment on column sweep.kept_results.not_predicted is 'Trials whose verdict is not_predicted: all laws';
alter table sweep.kept_results add column if not exists distinct_confirmed integer;
comment on column sweep.kept_results.distinct_confirmed is 'Trials whose verdict is confirmed: embeddings of same-looking objects';
alter table sweep.kept_results add column if not exists distinct_not_reached integer;
comment on column sweep.kept_results.distinct_not_reached is 'Trials whose verdict is not_reached: embeddings of same-looking objects';
alter table sweep.kept_results add column if not exists distinct_refuted integer;
comment on column sweep.kept_results.distinct_refuted is 'Trials whose verdict is refuted: embeddings of same-looking objects';
alter table sweep.kept_results add column if not exists distinct_inconclusive integer;
comment on column sweep.kept_results.distinct_inconclusive is 'Trials whose verdict is inconclusive: embeddings of same-looking objects';
alter table sweep.kept_results add column if not exists distinct_not_predicted integer;
comment on column sweep.kept_results.distinct_not_predicted is 'Trials whose verdict is not_predicted: embeddings of same-looking objects';
alter table sweep.kept_results add column if not exists stitching_confirmed integer;
comment on column sweep.kept_results.stitching_confirmed is 'Trials whose verdict is confirmed: stitched tiles against the whole image';
alter table sweep.kept_results add column if not exists stitching_not_reached integer;
comment on column sweep.kept_results.stitching_not_reached is 'Trials whose verdict is not_reached: stitched tiles against the whole image';
alter table sweep.kept_results add column if not exists stitching_refuted integer;
comment on column sweep.kept_results.stitching_refuted is 'Trials whose verdict is refuted: stitched tiles against the whole image';
alter table sweep.kept_results add column if not exists stitching_inconclusive integer;
comment on column sweep.kept_results.stitching_inconclusive is 'Trials whose verdict is inconclusive: stitched tiles against the whole image';
alter table sweep.kept_results add column if not exists stitching_not_predicted integer;
comment on column sweep.kept_results.stitching_not_predicted is 'Trials whose verdict is not_predicted: stitched tiles against the whole image';
alter table sweep.kept_results add column if not exists seams_confirmed integer;
comment on column sweep.kept_results.seams_confirmed is 'Trials whose verdict is confirmed: jump at the lines of the period';
alter table sweep.kept_results add column if not exists seams_not_reached integer;
comment on column sweep.kept_results.seams_not_reached is 'Trials whose verdict is not_reached: jump at the lines of the period';
alter table sweep.kept_results add column if not exists seams_refuted integer;
comment on column sweep.kept_results.seams_refuted is 'Trials whose verdict is refuted: jump at the lines of the period';
alter table sweep.kept_results add column if not exists seams_inconclusive integer;
comment on column sweep.kept_results.seams_inconclusive is 'Trials whose verdict is inconclusive: jump at the lines of the period';
alter table sweep.kept_results add column if not exists seams_not_predicted integer;
comment on column sweep.kept_results.seams_not_predicted is 'Trials whose verdict is not_predicted: jump at the lines of the period';
alter table sweep.kept_results add column if not exists separable_confirmed integer;
comment on column sweep.kept_results.separable_confirmed is 'Trials whose verdict is confirmed: objects told apart by a user';
alter table sweep.kept_results add column if not exists separable_not_reached integer;
comment on column sweep.kept_results.separable_not_reached is 'Trials whose verdict is not_reached: objects told apart by a user';
alter table sweep.kept_results add column if not exists separable_refuted integer;
comment on column sweep.kept_results.separable_refuted is 'Trials whose verdict is refuted: objects told apart by a user';
alter table sweep.kept_results add column if not exists separable_inconclusive integer;
comment on column sweep.kept_results.separable_inconclusive is 'Trials whose verdict is inconclusive: objects told apart by a user';
alter table sweep.kept_results add column if not exists separable_not_predicted integer;
comment on column sweep.kept_results.separable_not_predicted is 'Trials whose verdict is not_predicted: objects told apart by a user';
alter table sweep.kept_results add column if not exists shifts_confirmed integer;
comment on column sweep.kept_results.shifts_confirmed is 'Trials whose verdict is confirmed: shifts of the whole image';
alter table sweep.kept_results add column if not exists shifts_not_reached integer;
comment on column sweep.kept_results.shifts_not_reached is 'Trials whose verdict is not_reached: shifts of the whole image';
alter table sweep.kept_results add column if not exists shifts_refuted integer;
comment on column sweep.kept_results.shifts_refuted is 'Trials whose verdict is refuted: shifts of the whole image';
alter table sweep.kept_results add column if not exists shifts_inconclusive integer;
comment on column sweep.kept_results.shifts_inconclusive is 'Trials whose verdict is inconclusive: shifts of the whole image';
alter table sweep.kept_results add column if not exists shifts_not_predicted integer;
comment on column sweep.kept_results.shifts_not_predicted is 'Trials whose verdict is not_predicted: shifts of the whole image';
alter table sweep.kept_results add column if not exists measured_distinct_n integer;
comment on column sweep.kept_results.measured_distinct_n is 'Trials with this number: measured_distinct';
alter table sweep.kept_results add column if not exists objects_n integer;
comment on column sweep.kept_results.objects_n is 'Trials with this number: objects';
alter table sweep.kept_results add column if not exists tolerance_n integer;
comment on column sweep.kept_results.tolerance_n is 'Trials with this number: tolerance';
alter table sweep.kept_results add column if not exists within_class_n integer;
comment on column sweep.kept_results.within_class_n is 'Trials with this number: within_class';
alter table sweep.kept_results add column if not exists between_classes_n integer;
comment on column sweep.kept_results.between_classes_n is 'Trials with this number: between_classes';
alter table sweep.kept_results add column if not exists class_gap_n integer;
comment on column sweep.kept_results.class_gap_n is 'Trials with this number: class_gap';
alter table sweep.kept_results add column if not exists output_deviation_n integer;
comment on column sweep.kept_results.output_deviation_n is 'Trials with this number: output_deviation';
alter table sweep.kept_results add column if not exists dead_n integer;
comment on column sweep.kept_results.dead_n is 'Trials that measured this: dead';
alter table sweep.kept_results add column if not exists dead_true integer;
comment on column sweep.kept_results.dead_true is 'Trials of which it is true: dead';
alter table sweep.kept_results add column if not exists stitch_error_max_n integer;
comment on column sweep.kept_results.stitch_error_max_n is 'Trials with this number: stitch_error_max';
alter table sweep.kept_results add column if not exists stitch_error_rms_n integer;
comment on column sweep.kept_results.stitch_error_rms_n is 'Trials with this number: stitch_error_rms';
alter table sweep.kept_results add column if not exists jump_ratio_n integer;
comment on column sweep.kept_results.jump_ratio_n is 'Trials with this number: jump_ratio';
alter table sweep.kept_results add column if not exists jump_profile_n integer;
comment on column sweep.kept_results.jump_profile_n is 'Trials with a list that is not empty: jump_profile';
alter table sweep.kept_results add column if not exists final_loss_n integer;
comment on column sweep.kept_results.final_loss_n is 'Trials with this number: final_loss';
alter table sweep.kept_results add column if not exists steps_made_n integer;
comment on column sweep.kept_results.steps_made_n is 'Trials with this number: steps_made';
alter table sweep.kept_results add column if not exists loss_curve_n integer;
comment on column sweep.kept_results.loss_curve_n is 'Trials with a list that is not empty: loss_curve';
alter table sweep.kept_results add column if not exists separable_n integer;
comment on column sweep.kept_results.separable_n is 'Trials that measured this: separable';
alter table sweep.kept_results add column if not exists separable_true integer;
comment on column sweep.kept_results.separable_true is 'Trials of which it is true: separable';
alter table sweep.kept_results add column if not exists truth_objects_n integer;
comment on column sweep.kept_results.truth_objects_n is 'Trials with this number: truth_objects';
alter table sweep.kept_results add column if not exists found_instances_n integer;
comment on column sweep.kept_results.found_instances_n is 'Trials with this number: found_instances';
alter table sweep.kept_results add column if not exists cut_objects_n integer;
comment on column sweep.kept_results.cut_objects_n is 'Trials with this number: cut_objects';
alter table sweep.kept_results add column if not exists false_splits_n integer;
comment on column sweep.kept_results.false_splits_n is 'Trials with this number: false_splits';
alter table sweep.kept_results add column if not exists false_merges_n integer;
comment on column sweep.kept_results.false_merges_n is 'Trials with this number: false_merges';
alter table sweep.kept_results add column if not exists ap50_n integer;
comment on column sweep.kept_results.ap50_n is 'Trials with this number: ap50';
alter table sweep.kept_results add column if not exists ap_n integer;
comment on column sweep.kept_results.ap_n is 'Trials with this number: ap';
alter table sweep.kept_results add column if not exists shift_error_max_n integer;
comment on column sweep.kept_results.shift_error_max_n is 'Trials with this number: shift_error_max';
alter table sweep.kept_results add column if not exists shift_error_scene_n integer;
comment on column sweep.kept_results.shift_error_scene_n is 'Trials with this number: shift_error_scene';
alter table sweep.kept_results add column if not exists level_response_n integer;
comment on column sweep.kept_results.level_response_n is 'Trials with a list that is not empty: level_response';
alter table sweep.kept_results add column if not exists grid_gap_n integer;
comment on column sweep.kept_results.grid_gap_n is 'Trials with this number: grid_gap';
alter table sweep.kept_results add column if not exists background_gap_n integer;
comment on column sweep.kept_results.background_gap_n is 'Trials with this number: background_gap';
alter table sweep.kept_results add column if not exists stitch_error_generic_n integer;
comment on column sweep.kept_results.stitch_error_generic_n is 'Trials with this number: stitch_error_generic';
alter table sweep.kept_results add column if not exists empty_windows_n integer;
comment on column sweep.kept_results.empty_windows_n is 'Trials with this number: empty_windows';
alter table sweep.kept_results add column if not exists clustering_control_n integer;
comment on column sweep.kept_results.clustering_control_n is 'Trials that measured this: clustering_control';
alter table sweep.kept_results add column if not exists clustering_control_true integer;
comment on column sweep.kept_results.clustering_control_true is 'Trials of which it is true: clustering_control';
alter table sweep.kept_results add column if not exists false_splits_share_n integer;
comment on column sweep.kept_results.false_splits_share_n is 'Trials with this number: false_splits / cut_objects';
alter table sweep.kept_results add column if not exists conclusive_measured_distinct_n integer;
comment on column sweep.kept_results.conclusive_measured_distinct_n is 'Trials with this number: conclusive measured_distinct';
alter table sweep.kept_results add column if not exists measured_distinct_min bigint;
comment on column sweep.kept_results.measured_distinct_min is 'Smallest value: measured_distinct';
alter table sweep.kept_results add column if not exists measured_distinct_max bigint;
comment on column sweep.kept_results.measured_distinct_max is 'Largest value: measured_distinct';
alter table sweep.kept_results add column if not exists measured_distinct_sum double precision;
comment on column sweep.kept_results.measured_distinct_sum is 'Sum: measured_distinct';
alter table sweep.kept_results add column if not exists measured_distinct_squares double precision;
comment on column sweep.kept_results.measured_distinct_squares is 'Sum of the squared deviations from the mean: measured_distinct';
alter table sweep.kept_results add column if not exists objects_min bigint;
comment on column sweep.kept_results.objects_min is 'Smallest value: objects';
alter table sweep.kept_results add column if not exists objects_max bigint;
comment on column sweep.kept_results.objects_max is 'Largest value: objects';
alter table sweep.kept_results add column if not exists objects_sum double precision;
comment on column sweep.kept_results.objects_sum is 'Sum: objects';
alter table sweep.kept_results add column if not exists objects_squares double precision;
comment on column sweep.kept_results.objects_squares is 'Sum of the squared deviations from the mean: objects';
alter table sweep.kept_results add column if not exists tolerance_min double precision;
comment on column sweep.kept_results.tolerance_min is 'Smallest value: tolerance';
alter table sweep.kept_results add column if not exists tolerance_max double precision;
comment on column sweep.kept_results.tolerance_max is 'Largest value: tolerance';
alter table sweep.kept_results add column if not exists tolerance_sum double precision;
comment on column sweep.kept_results.tolerance_sum is 'Sum: tolerance';
alter table sweep.kept_results add column if not exists tolerance_squares double precision;
comment on column sweep.kept_results.tolerance_squares is 'Sum of the squared deviations from the mean: tolerance';
alter table sweep.kept_results add column if not exists within_class_min double precision;
comment on column sweep.kept_results.within_class_min is 'Smallest value: within_class';
alter table sweep.kept_results add column if not exists within_class_max double precision;
comment on column sweep.kept_results.within_class_max is 'Largest value: within_class';
alter table sweep.kept_results add column if not exists within_class_sum double precision;
comment on column sweep.kept_results.within_class_sum is 'Sum: within_class';
alter table sweep.kept_results add column if not exists within_class_squares double precision;
comment on column sweep.kept_results.within_class_squares is 'Sum of the squared deviations from the mean: within_class';
alter table sweep.kept_results add column if not exists between_classes_min double precision;
comment on column sweep.kept_results.between_classes_min is 'Smallest value: between_classes';
alter table sweep.kept_results add column if not exists between_classes_max double precision;
comment on column sweep.kept_results.between_classes_max is 'Largest value: between_classes';
alter table sweep.kept_results add column if not exists between_classes_sum double precision;
comment on column sweep.kept_results.between_classes_sum is 'Sum: between_classes';
alter table sweep.kept_results add column if not exists between_classes_squares double precision;
comment on column sweep.kept_results.between_classes_squares is 'Sum of the squared deviations from the mean: between_classes';
alter table sweep.kept_results add column if not exists class_gap_min double precision;
comment on column sweep.kept_results.class_gap_min is 'Smallest value: class_gap';
alter table sweep.kept_results add column if not exists class_gap_max double precision;
comment on column sweep.kept_results.class_gap_max is 'Largest value: class_gap';
alter table sweep.kept_results add column if not exists class_gap_sum double precision;
comment on column sweep.kept_results.class_gap_sum is 'Sum: class_gap';
alter table sweep.kept_results add column if not exists class_gap_squares double precision;
comment on column sweep.kept_results.class_gap_squares is 'Sum of the squared deviations from the mean: class_gap';
alter table sweep.kept_results add column if not exists output_deviation_min double precision;
comment on column sweep.kept_results.output_deviation_min is 'Smallest value: output_deviation';
alter table sweep.kept_results add column if not exists output_deviation_max double precision;
comment on column sweep.kept_results.output_deviation_max is 'Largest value: output_deviation';
alter table sweep.kept_results add column if not exists output_deviation_sum double precision;
comment on column sweep.kept_results.output_deviation_sum is 'Sum: output_deviation';
alter table sweep.kept_results add column if not exists output_deviation_squares double precision;
comment on column sweep.kept_results.output_deviation_squares is 'Sum of the squared deviations from the mean: output_deviation';
alter table sweep.kept_results add column if not exists stitch_error_max_min double precision;
comment on column sweep.kept_results.stitch_error_max_min is 'Smallest value: stitch_error_max';
alter table sweep.kept_results add column if not exists stitch_error_max_max double precision;
comment on column sweep.kept_results.stitch_error_max_max is 'Largest value: stitch_error_max';
alter table sweep.kept_results add column if not exists stitch_error_max_sum double precision;
comment on column sweep.kept_results.stitch_error_max_sum is 'Sum: stitch_error_max';
alter table sweep.kept_results add column if not exists stitch_error_max_squares double precision;
comment on column sweep.kept_results.stitch_error_max_squares is 'Sum of the squared deviations from the mean: stitch_error_max';
alter table sweep.kept_results add column if not exists stitch_error_rms_min double precision;
comment on column sweep.kept_results.stitch_error_rms_min is 'Smallest value: stitch_error_rms';
alter table sweep.kept_results add column if not exists stitch_error_rms_max double precision;
comment on column sweep.kept_results.stitch_error_rms_max is 'Largest value: stitch_error_rms';
alter table sweep.kept_results add column if not exists stitch_error_rms_sum double precision;
comment on column sweep.kept_results.stitch_error_rms_sum is 'Sum: stitch_error_rms';
alter table sweep.kept_results add column if not exists stitch_error_rms_squares double precision;
comment on column sweep.kept_results.stitch_error_rms_squares is 'Sum of the squared deviations from the mean: stitch_error_rms';
alter table sweep.kept_results add column if not exists jump_ratio_min double precision;
comment on column sweep.kept_results.jump_ratio_min is 'Smallest value: jump_ratio';
alter table sweep.kept_results add column if not exists jump_ratio_max double precision;
comment on column sweep.kept_results.jump_ratio_max is 'Largest value: jump_ratio';
alter table sweep.kept_results add column if not exists jump_ratio_sum double precision;
comment on column sweep.kept_results.jump_ratio_sum is 'Sum: jump_ratio';
alter table sweep.kept_results add column if not exists jump_ratio_squares double precision;
comment on column sweep.kept_results.jump_ratio_squares is 'Sum of the squared deviations from the mean: jump_ratio';
alter table sweep.kept_results add column if not exists jump_profile_length integer;
comment on column sweep.kept_results.jump_profile_length is 'Largest number of values: jump_profile';
alter table sweep.kept_results add column if not exists final_loss_min double precision;
comment on column sweep.kept_results.final_loss_min is 'Smallest value: final_loss';
alter table sweep.kept_results add column if not exists final_loss_max double precision;
comment on column sweep.kept_results.final_loss_max is 'Largest value: final_loss';
alter table sweep.kept_results add column if not exists final_loss_sum double precision;
comment on column sweep.kept_results.final_loss_sum is 'Sum: final_loss';
alter table sweep.kept_results add column if not exists final_loss_squares double precision;
comment on column sweep.kept_results.final_loss_squares is 'Sum of the squared deviations from the mean: final_loss';
alter table sweep.kept_results add column if not exists steps_made_min integer;
comment on column sweep.kept_results.steps_made_min is 'Smallest value: steps_made';
alter table sweep.kept_results add column if not exists steps_made_max integer;
comment on column sweep.kept_results.steps_made_max is 'Largest value: steps_made';
alter table sweep.kept_results add column if not exists steps_made_sum double precision;
comment on column sweep.kept_results.steps_made_sum is 'Sum: steps_made';
alter table sweep.kept_results add column if not exists steps_made_squares double precision;
comment on column sweep.kept_results.steps_made_squares is 'Sum of the squared deviations from the mean: steps_made';
alter table sweep.kept_results add column if not exists loss_curve_length integer;
comment on column sweep.kept_results.loss_curve_length is 'Largest number of values: loss_curve';
alter table sweep.kept_results add column if not exists truth_objects_min bigint;
comment on column sweep.kept_results.truth_objects_min is 'Smallest value: truth_objects';
alter table sweep.kept_results add column if not exists truth_objects_max bigint;
comment on column sweep.kept_results.truth_objects_max is 'Largest value: truth_objects';
alter table sweep.kept_results add column if not exists truth_objects_sum double precision;
comment on column sweep.kept_results.truth_objects_sum is 'Sum: truth_objects';
alter table sweep.kept_results add column if not exists truth_objects_squares double precision;
comment on column sweep.kept_results.truth_objects_squares is 'Sum of the squared deviations from the mean: truth_objects';
alter table sweep.kept_results add column if not exists found_instances_min bigint;
comment on column sweep.kept_results.found_instances_min is 'Smallest value: found_instances';
alter table sweep.kept_results add column if not exists found_instances_max bigint;
comment on column sweep.kept_results.found_instances_max is 'Largest value: found_instances';
alter table sweep.kept_results add column if not exists found_instances_sum double precision;
comment on column sweep.kept_results.found_instances_sum is 'Sum: found_instances';
alter table sweep.kept_results add column if not exists found_instances_squares double precision;
comment on column sweep.kept_results.found_instances_squares is 'Sum of the squared deviations from the mean: found_instances';
alter table sweep.kept_results add column if not exists cut_objects_min bigint;
comment on column sweep.kept_results.cut_objects_min is 'Smallest value: cut_objects';
alter table sweep.kept_results add column if not exists cut_objects_max bigint;
comment on column sweep.kept_results.cut_objects_max is 'Largest value: cut_objects';
alter table sweep.kept_results add column if not exists cut_objects_sum double precision;
comment on column sweep.kept_results.cut_objects_sum is 'Sum: cut_objects';
alter table sweep.kept_results add column if not exists cut_objects_squares double precision;
comment on column sweep.kept_results.cut_objects_squares is 'Sum of the squared deviations from the mean: cut_objects';
alter table sweep.kept_results add column if not exists false_splits_min bigint;
comment on column sweep.kept_results.false_splits_min is 'Smallest value: false_splits';
alter table sweep.kept_results add column if not exists false_splits_max bigint;
comment on column sweep.kept_results.false_splits_max is 'Largest value: false_splits';
alter table sweep.kept_results add column if not exists false_splits_sum double precision;
comment on column sweep.kept_results.false_splits_sum is 'Sum: false_splits';
alter table sweep.kept_results add column if not exists false_splits_squares double precision;
comment on column sweep.kept_results.false_splits_squares is 'Sum of the squared deviations from the mean: false_splits';
alter table sweep.kept_results add column if not exists false_merges_min bigint;
comment on column sweep.kept_results.false_merges_min is 'Smallest value: false_merges';
alter table sweep.kept_results add column if not exists false_merges_max bigint;
comment on column sweep.kept_results.false_merges_max is 'Largest value: false_merges';
alter table sweep.kept_results add column if not exists false_merges_sum double precision;
comment on column sweep.kept_results.false_merges_sum is 'Sum: false_merges';
alter table sweep.kept_results add column if not exists false_merges_squares double precision;
comment on column sweep.kept_results.false_merges_squares is 'Sum of the squared deviations from the mean: false_merges';
alter table sweep.kept_results add column if not exists ap50_min double precision;
comment on column sweep.kept_results.ap50_min is 'Smallest value: ap50';
alter table sweep.kept_results add column if not exists ap50_max double precision;
comment on column sweep.kept_results.ap50_max is 'Largest value: ap50';
alter table sweep.kept_results add column if not exists ap50_sum double precision;
comment on column sweep.kept_results.ap50_sum is 'Sum: ap50';
alter table sweep.kept_results add column if not exists ap50_squares double precision;
comment on column sweep.kept_results.ap50_squares is 'Sum of the squared deviations from the mean: ap50';
alter table sweep.kept_results add column if not exists ap_min double precision;
comment on column sweep.kept_results.ap_min is 'Smallest value: ap';
alter table sweep.kept_results add column if not exists ap_max double precision;
comment on column sweep.kept_results.ap_max is 'Largest value: ap';
alter table sweep.kept_results add column if not exists ap_sum double precision;
comment on column sweep.kept_results.ap_sum is 'Sum: ap';
alter table sweep.kept_results add column if not exists ap_squares double precision;
comment on column sweep.kept_results.ap_squares is 'Sum of the squared deviations from the mean: ap';
alter table sweep.kept_results add column if not exists shift_error_max_min double precision;
comment on column sweep.kept_results.shift_error_max_min is 'Smallest value: shift_error_max';
alter table sweep.kept_results add column if not exists shift_error_max_max double precision;
comment on column sweep.kept_results.shift_error_max_max is 'Largest value: shift_error_max';
alter table sweep.kept_results add column if not exists shift_error_max_sum double precision;
comment on column sweep.kept_results.shift_error_max_sum is 'Sum: shift_error_max';
alter table sweep.kept_results add column if not exists shift_error_max_squares double precision;
comment on column sweep.kept_results.shift_error_max_squares is 'Sum of the squared deviations from the mean: shift_error_max';
alter table sweep.kept_results add column if not exists shift_error_scene_min double precision;
comment on column sweep.kept_results.shift_error_scene_min is 'Smallest value: shift_error_scene';
alter table sweep.kept_results add column if not exists shift_error_scene_max double precision;
comment on column sweep.kept_results.shift_error_scene_max is 'Largest value: shift_error_scene';
alter table sweep.kept_results add column if not exists shift_error_scene_sum double precision;
comment on column sweep.kept_results.shift_error_scene_sum is 'Sum: shift_error_scene';
alter table sweep.kept_results add column if not exists shift_error_scene_squares double precision;
comment on column sweep.kept_results.shift_error_scene_squares is 'Sum of the squared deviations from the mean: shift_error_scene';
alter table sweep.kept_results add column if not exists level_response_length integer;
comment on column sweep.kept_results.level_response_length is 'Largest number of values: level_response';
alter table sweep.kept_results add column if not exists grid_gap_min double precision;
comment on column sweep.kept_results.grid_gap_min is 'Smallest value: grid_gap';
alter table sweep.kept_results add column if not exists grid_gap_max double precision;
comment on column sweep.kept_results.grid_gap_max is 'Largest value: grid_gap';
alter table sweep.kept_results add column if not exists grid_gap_sum double precision;
comment on column sweep.kept_results.grid_gap_sum is 'Sum: grid_gap';
alter table sweep.kept_results add column if not exists grid_gap_squares double precision;
comment on column sweep.kept_results.grid_gap_squares is 'Sum of the squared deviations from the mean: grid_gap';
alter table sweep.kept_results add column if not exists background_gap_min double precision;
comment on column sweep.kept_results.background_gap_min is 'Smallest value: background_gap';
alter table sweep.kept_results add column if not exists background_gap_max double precision;
comment on column sweep.kept_results.background_gap_max is 'Largest value: background_gap';
alter table sweep.kept_results add column if not exists background_gap_sum double precision;
comment on column sweep.kept_results.background_gap_sum is 'Sum: background_gap';
alter table sweep.kept_results add column if not exists background_gap_squares double precision;
comment on column sweep.kept_results.background_gap_squares is 'Sum of the squared deviations from the mean: background_gap';
alter table sweep.kept_results add column if not exists stitch_error_generic_min double precision;
comment on column sweep.kept_results.stitch_error_generic_min is 'Smallest value: stitch_error_generic';
alter table sweep.kept_results add column if not exists stitch_error_generic_max double precision;
comment on column sweep.kept_results.stitch_error_generic_max is 'Largest value: stitch_error_generic';
alter table sweep.kept_results add column if not exists stitch_error_generic_sum double precision;
comment on column sweep.kept_results.stitch_error_generic_sum is 'Sum: stitch_error_generic';
alter table sweep.kept_results add column if not exists stitch_error_generic_squares double precision;
comment on column sweep.kept_results.stitch_error_generic_squares is 'Sum of the squared deviations from the mean: stitch_error_generic';
alter table sweep.kept_results add column if not exists empty_windows_min integer;
comment on column sweep.kept_results.empty_windows_min is 'Smallest value: empty_windows';
alter table sweep.kept_results add column if not exists empty_windows_max integer;
comment on column sweep.kept_results.empty_windows_max is 'Largest value: empty_windows';
alter table sweep.kept_results add column if not exists empty_windows_sum double precision;
comment on column sweep.kept_results.empty_windows_sum is 'Sum: empty_windows';
alter table sweep.kept_results add column if not exists empty_windows_squares double precision;
comment on column sweep.kept_results.empty_windows_squares is 'Sum of the squared deviations from the mean: empty_windows';
alter table sweep.kept_results add column if not exists false_splits_share_min double precision;
comment on column sweep.kept_results.false_splits_share_min is 'Smallest value: false_splits / cut_objects';
alter table sweep.kept_results add column if not exists false_splits_share_max double precision;
comment on column sweep.kept_results.false_splits_share_max is 'Largest value: false_splits / cut_objects';
alter table sweep.kept_results add column if not exists false_splits_share_sum double precision;
comment on column sweep.kept_results.false_splits_share_sum is 'Sum: false_splits / cut_objects';
alter table sweep.kept_results add column if not exists false_splits_share_squares double precision;
comment on column sweep.kept_results.false_splits_share_squares is 'Sum of the squared deviations from the mean: false_splits / cut_objects';
alter table sweep.kept_results add column if not exists conclusive_measured_distinct_min bigint;
comment on column sweep.kept_results.conclusive_measured_distinct_min is 'Smallest value: conclusive measured_distinct';
alter table sweep.kept_results add column if not exists conclusive_measured_distinct_max bigint;
comment on column sweep.kept_results.conclusive_measured_distinct_max is 'Largest value: conclusive measured_distinct';
alter table sweep.kept_results add column if not exists conclusive_measured_distinct_sum double precision;
comment on column sweep.kept_results.conclusive_measured_distinct_sum is 'Sum: conclusive measured_distinct';
alter table sweep.kept_results add column if not exists conclusive_measured_distinct_squares double precision;
comment on column sweep.kept_results.conclusive_measured_distinct_squares is 'Sum of the squared deviations from the mean: conclusive measured_distinct';

-- Returns the text of a grid point from the text of its configuration. Seed 0 and stream 1 are left out.
create or replace function sweep.point_text(configuration text, seed integer, stream smallint) returns text
language sql immutable parallel safe
return configuration || case when seed <> 0 then ';seed=' || seed else '' end || case when stream <> 1 then ';stream=' || stream else '' end;

comment on function sweep.point_text is 'Returns the canonical text of a grid point from its configuration, seed and stream';

-- Lists the planned trials: every axis, the predictions of the theory, and the state.
create or replace view sweep.planned_trials as
select
    s.name as sweep,
    t.sweep_id,
    t.id,
    t.configuration_id,
    t.training_id,
    t.ordinal,
    sweep.point_text(c.text, t.seed, s.stream) as canonical,
    c.text as configuration,
    coalesce(c.network, c.text) as network,
    t.seed,
    c.measure,
    t.control,
    c.period,
    c.bound,
    n.notes as prediction_notes,
    t.cost,
    coalesce(e.state, 'pending') as state,
    coalesce(c.infeasible_reason, case when e.state = 'infeasible' then e.error end) as infeasible_reason,
    e.failure_cause,
    case when e.state <> 'infeasible' then e.error end as error,
    e.finalized_at,
    e.retried_at,
    -- axes of c
    c.dimensions,
    c.depth,
    c.factor,
    c.padding,
    c.upsampling,
    c.pooling,
    c.convolutions,
    c.width,
    c.embedding,
    c.scene,
    c.radius,
    c.spacing,
    c.train_window,
    c.tile_crop,
    c.steps,
    c.learning_rate,
    c.delta_v,
    c.delta_d,
    c.pair_mask,
    c.precision,
    c.batch,
    c.normalisation,
    c.noise,
    c.elastic,
    c.images,
    c.whole_image,
    c.halo,
    c.bandwidth,
    c.kernel,
    -- end
    -- predictions of c
    c.predicted_distinct,
    c.distinct_law,
    c.predicted_seamless,
    c.stitching_law,
    c.predicted_jump,
    c.seams_law,
    c.predicted_separable,
    c.separable_law,
    c.predicted_equivariant,
    c.shifts_law,
    -- end
    c.infeasible_reason is null as feasible
from sweep.trials t
join sweep.configurations c on c.id = t.configuration_id
join sweep.prediction_notes n on n.id = c.notes_id
join sweep.sweeps s on s.id = t.sweep_id
left join sweep.trial_states e on e.trial_id = t.id;

comment on view sweep.planned_trials is 'Lists the planned trials: every axis, the predictions and the outcome';
comment on column sweep.planned_trials.canonical is 'The grid point as text: what differs from the defaults';
comment on column sweep.planned_trials.network is 'The configuration without the tile crop: equal for all tile sizes';
comment on column sweep.planned_trials.sweep is 'Name of the sweep';
comment on column sweep.planned_trials.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.planned_trials.id is 'Hash of the sweep and the canonical text: a grid point is one row';
comment on column sweep.planned_trials.configuration_id is 'Id of the configuration; the fastest way to group replicates';
comment on column sweep.planned_trials.training_id is 'Id of the training, shared by trials that differ in evaluation only; null: infeasible';
comment on column sweep.planned_trials.ordinal is 'Place in the order of the grid';
comment on column sweep.planned_trials.configuration is 'Every axis but the seed: equal for replicates';
comment on column sweep.planned_trials.seed is 'Seed of weights, scene and training';
comment on column sweep.planned_trials.measure is 'Requested measurements';
comment on column sweep.planned_trials.control is 'Whether the trial is a control, which every sweep measures to check the instruments';
comment on column sweep.planned_trials.period is 'P, product of the pooling factors along each axis, in pixels';
comment on column sweep.planned_trials.bound is 'Product of the periods, f^(dl): most same-looking objects that can get different embeddings (law L1)';
comment on column sweep.planned_trials.prediction_notes is 'Formula of each prediction; for a missing prediction, the premise that fails';
comment on column sweep.planned_trials.cost is 'Estimated multiply-accumulate operations';
comment on column sweep.planned_trials.state is 'pending, succeeded, failed, infeasible or cancelled';
comment on column sweep.planned_trials.infeasible_reason is 'Why no such network or sizes exist, and what would work';
comment on column sweep.planned_trials.failure_cause is 'Why the trial failed for good; null: it did not fail';
comment on column sweep.planned_trials.error is 'Error message of the worker';
comment on column sweep.planned_trials.finalized_at is 'When the trial got its final state';
comment on column sweep.planned_trials.retried_at is 'Attempts recorded before this time no longer count against the trial; by the database''s clock';
comment on column sweep.planned_trials.feasible is 'Whether the network and its sizes can exist';
-- comments of axes
comment on column sweep.planned_trials.dimensions is 'd, spatial dimensions of the image';
comment on column sweep.planned_trials.depth is 'l, number of pooling layers';
comment on column sweep.planned_trials.factor is 'f, or one list for each level with one factor for each axis';
comment on column sweep.planned_trials.padding is 'valid, same, reflect, replicate or circular';
comment on column sweep.planned_trials.upsampling is 'learnt, nearest or linear';
comment on column sweep.planned_trials.pooling is 'max, average, dilated, adaptive_polyphase, blur or strided';
comment on column sweep.planned_trials.convolutions is '3^d convolutions for each level';
comment on column sweep.planned_trials.width is 'Feature maps at the top level, doubled at every level below';
comment on column sweep.planned_trials.embedding is 'Channels of the embedding';
comment on column sweep.planned_trials.scene is 'constant, discs, nuclei or images';
comment on column sweep.planned_trials.radius is 'Radius of the discs, in pixels';
comment on column sweep.planned_trials.spacing is 's, distance of neighbouring objects along each axis, in pixels';
comment on column sweep.planned_trials.train_window is 'w, output window that the loss sees, in pixels along each axis; null: the default';
comment on column sweep.planned_trials.tile_crop is 'c, side to which tiles are cropped, in pixels along each axis; null: no tiles';
comment on column sweep.planned_trials.steps is 'Adam steps; 0: random weights';
comment on column sweep.planned_trials.learning_rate is 'Learning rate of Adam';
comment on column sweep.planned_trials.delta_v is 'Pull margin of the discriminative loss';
comment on column sweep.planned_trials.delta_d is 'Half of the push margin of the discriminative loss';
comment on column sweep.planned_trials.pair_mask is 'Which pairs the loss pushes apart: by_index or by_value';
comment on column sweep.planned_trials.precision is 'float32 or float64';
comment on column sweep.planned_trials.batch is 'Windows that one training step sees';
comment on column sweep.planned_trials.normalisation is 'none, instance, batch or group';
comment on column sweep.planned_trials.noise is 'Variance of the Gaussian noise on the image';
comment on column sweep.planned_trials.elastic is 'Jitter of the control points of an elastic deformation, in pixels';
comment on column sweep.planned_trials.images is 'Folder of the user''s own images; empty for made scenes';
comment on column sweep.planned_trials.whole_image is 'Least side of the evaluated output, in pixels along each axis; null: the default';
comment on column sweep.planned_trials.halo is 'Pixels on each side of a padded tile that are thrown away; null: none';
comment on column sweep.planned_trials.bandwidth is 'Bandwidth of the mean shift, in units of the embedding';
comment on column sweep.planned_trials.kernel is 'Kernel of the mean shift: flat or gaussian';
-- end
-- comments of laws
comment on column sweep.planned_trials.predicted_distinct is 'Largest possible number of different embeddings (laws L2 and L3); null: no law applies, see prediction_notes';
comment on column sweep.planned_trials.distinct_law is 'Which law the trial tests: embeddings of same-looking objects; null: none';
comment on column sweep.planned_trials.predicted_seamless is 'Whether the stitched output equals the whole image''s (law L5)';
comment on column sweep.planned_trials.stitching_law is 'Which law the trial tests: stitched tiles against the whole image; null: none';
comment on column sweep.planned_trials.predicted_jump is 'True: the embeddings jump at the lines of the period (law L6); false: they do not, for w > P suffices here (a claim beside it)';
comment on column sweep.planned_trials.seams_law is 'Which law the trial tests: jump at the lines of the period; null: none';
comment on column sweep.planned_trials.predicted_separable is 'Whether symmetry allows to tell all objects of the image apart (laws L2 and L7)';
comment on column sweep.planned_trials.separable_law is 'Which law the trial tests: objects told apart by a user; null: none';
comment on column sweep.planned_trials.predicted_equivariant is 'Whether the output follows every shift of the whole image';
comment on column sweep.planned_trials.shifts_law is 'Which law the trial tests: shifts of the whole image; null: none';
-- end

-- Defines functions for the views below and for their readers: the id of a sweep, intervals over replicates, and the measured numbers.

-- Returns the id of a sweep; null: there is none of this name. Filter views by it. As the function is immutable, the planner evaluates it first and
-- estimates the number of rows from the statistics of this sweep. A query on a small sweep then stays fast beside a large sweep. A sweep keeps its name
-- and id. Only a prepared statement that outlives its sweep keeps the id of a sweep that is gone.
create or replace function sweep.id_of(name text) returns uuid
language sql immutable strict parallel safe
return (select id from sweep.sweeps s where s.name = $1);

comment on function sweep.id_of is 'Returns the id of the sweep of this name; null: there is none';

create or replace function sweep.ids_of(variadic names text[]) returns uuid[]
language sql immutable strict parallel safe
return (select coalesce(array_agg(s.id), '{}') from sweep.sweeps s where s.name = any($1));

comment on function sweep.ids_of is 'Returns the ids of the sweeps of these names';

-- Returns Student's t at 97.5 % for n values. Half of the 95 % interval of their mean is student_t(n) * deviation / sqrt(n). Up to 30 degrees of
-- freedom the values are from the table. Beyond, they are from the first terms of the expansion around the normal quantile z = 1.959964 in powers
-- of one over the degrees: (z^3 + z) / 4, (5 z^5 + 16 z^3 + 3 z) / 96 and (3 z^7 + 19 z^5 + 17 z^3 - 15 z) / 384 (Fisher and Cornish 1960). Four
-- digits are right there. The function is one expression, so that the server inlines it, which takes a tenth of the time of a call.
create or replace function sweep.student_t(n bigint) returns double precision
language sql immutable parallel safe
return case
    when n between 2 and 31 then ('{
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
        2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042
    }'::double precision[])[n - 1]
    when n > 31 then 1.959964::double precision + (2.372271::double precision + (2.822499::double precision + 2.555850::double precision / (n - 1)) / (n - 1)) / (n - 1)
end;

comment on function sweep.student_t is 'Returns Student''s t at 97.5 % for n values, with n - 1 degrees of freedom; null for fewer than two values';

-- Returns the exact 95 % interval of a share (Clopper and Pearson 1934): all shares p at which k of n or a more extreme count has a probability of at
-- least 2.5 %.
create or replace function sweep.clopper_pearson(k bigint, n bigint, out low double precision, out high double precision)
language plpgsql immutable parallel safe as $$
declare
    half constant double precision := 0.025;
begin
    if n < 1 then
        return;
    end if;

    low := case when k = 0 then 0 when k = n then half ^ (1.0 / n) end;
    high := case when k = n then 1 when k = 0 then 1 - half ^ (1.0 / n) end;
    low := coalesce(low, 1 - sweep.largest_share(n - k, n));
    high := coalesce(high, sweep.largest_share(k, n));
end
$$;

comment on function sweep.clopper_pearson(bigint, bigint) is 'Returns the exact 95 % interval of the share k / n (Clopper and Pearson 1934)';

-- Returns the largest share p at which at most k of n, 0 <= k < n, has a probability of 2.5 %. Where k or n - k is at most 40, the terms of the
-- binomial distribution are summed, those of the fewer outcomes. Elsewhere the probability is that of Peizer and Pratt (1968): the normal one of
-- d * sqrt((1 + q g(S / np) + p g(T / nq)) / ((n + 1/6) p q)). It takes the same few steps at any n, and the share is wrong by less than a part in
-- 25,000 of its distance from k / n.
create or replace function sweep.largest_share(k bigint, n bigint) returns double precision
language plpgsql immutable parallel safe as $$
declare
    s constant double precision := k + 0.5;
    t constant double precision := n - k - 0.5;
    p double precision := (k + 1.0) / (n + 1.0);
    q double precision;
    x double precision;
    y double precision;
    step double precision;
begin
    if k <= 40 then
        return sweep.share_of_chance(k, n, 0.025);
    elsif n - k <= 40 then
        return 1 - sweep.share_of_chance(n - k - 1, n, 0.975);
    end if;

    for i in 1 .. 50 loop
        q := 1 - p;
        x := 1 - s / (n * p);
        y := 1 - t / (n * q);
        -- g(1 - x) is (1 - (1 - x)^2 + 2 (1 - x) ln(1 - x)) / x^2, which is x / 3 + x^2 / 6 and so on.
        x := case when abs(x) < 1e-4 then x / 3 + x * x / 6 else (x * (2 - x) + 2 * (1 - x) * ln(1 - x)) / (x * x) end;
        y := case when abs(y) < 1e-4 then y / 3 + y * y / 6 else (y * (2 - y) + 2 * (1 - y) * ln(1 - y)) / (y * y) end;
        step := (s + 1.0 / 6 - (n + 1.0 / 3) * p + 0.02 * (q / (k + 1) - p / (n - k) + (q - 0.5) / (n + 1))) * sqrt((1 + q * x + p * y) / ((n + 1.0 / 6) * p * q));
        -- The normal quantile at 2.5 %, and the slope of a normal distribution.
        step := (step + 1.959963984540054) * sqrt(p * q / n);
        p := least(p + step, (p + 1) / 2);
        exit when abs(step) < 1e-14;
    end loop;

    return p;
end
$$;

comment on function sweep.largest_share is 'Returns the share at which at most k of n has a probability of 2.5 %';

-- Returns the share p at which at most k of n has this probability: a sum of k + 1 binomial terms, each computed from the one before. Its derivative by p
-- is -(n - k) / (1 - p) times the last term. Newton's method is applied to its logarithm. A step that leaves the interval is replaced by bisection.
create or replace function sweep.share_of_chance(k bigint, n bigint, wanted double precision) returns double precision
language plpgsql immutable parallel safe as $$
declare
    low double precision := 0;
    high double precision := 1;
    p double precision := (k + 1.0) / (n + 1.0);
    next double precision;
    odds double precision;
    term double precision;
    chance double precision;
    fall double precision;
begin
    for step in 1 .. 100 loop
        -- Below that the sum is far below any wanted one, and (1 - p)^n is no double.
        if n * ln(1 - p) < -600 then
            chance := 0;
            fall := 0;
        else
            term := exp(n * ln(1 - p));
            odds := p / (1 - p);
            chance := term;
            for i in 1 .. k loop
                term := term * ((n - i + 1)::double precision / i * odds);
                chance := chance + term;
            end loop;
            fall := (n - k) / (1 - p) * term;
        end if;

        if chance > wanted then
            low := p;
        else
            high := p;
        end if;

        next := case when chance > 0 and fall > 0 then p + chance / fall * ln(chance / wanted) end;
        if next is null or next <= low or next >= high then
            next := (low + high) / 2;
        end if;

        exit when abs(next - p) < 1e-15;
        p := next;
    end loop;

    return p;
end
$$;

comment on function sweep.share_of_chance is 'Returns the share at which at most k of n has this probability, by a sum of k + 1 terms';

-- Return the two ends of that interval. Views call them for many configurations, and most of these have few seeds. Up to n = 10 the values are looked
-- up, n = 1 first and k from 0 to n, in an expression that the server inlines. The search above takes a hundred times as long.
create or replace function sweep.share_low(k bigint, n bigint) returns double precision
language sql immutable parallel safe
return case when n between 1 and 10 then ('{
        0, 0.025,
        0, 0.012579117093405978, 0.15811388300841897,
        0, 0.008403758659609628, 0.09429932405023544, 0.2924017738212866,
        0, 0.006309463209709931, 0.06758598648852754, 0.19412044968325537, 0.3976353643835253,
        0, 0.005050763379455536, 0.052744950526317, 0.14663279963466735, 0.28358206388191043, 0.4781762498950185,
        0, 0.0042107445144895506, 0.04327186829273044, 0.11811724875702523, 0.22277809550349525, 0.35876542100231346, 0.5407418735600995,
        0, 0.0036102968619005082, 0.036692566176085295, 0.0989882784425079, 0.1840515676400829, 0.29042086373734266, 0.4212768029568047, 0.5903836027749966,
        0, 0.0031597235312382788, 0.0318540262499426, 0.0852334141372535, 0.15701277048705797, 0.24486321636655162, 0.34914420558717574, 0.4734903291247774, 0.6305833524471807,
        0, 0.0028091367466117623, 0.028144973477892243, 0.07485463141969184, 0.13699566226516635, 0.21200850677886784, 0.2992950562085258, 0.39990642628368733, 0.5175034850826629, 0.6637328831200572,
        0, 0.0025285785444731923, 0.0252107263268333, 0.06673951117773425, 0.12155225811982717, 0.1870860284473953, 0.262378076606945, 0.3475471499400028, 0.4439045376923585, 0.554983882971801, 0.6915028921812392
    }'::double precision[])[n * (n + 1) / 2 + k] else (sweep.clopper_pearson(k, n)).low end;

comment on function sweep.share_low is 'Returns the lower end of the exact 95 % interval of the share k / n (Clopper and Pearson 1934)';

create or replace function sweep.share_high(k bigint, n bigint) returns double precision
language sql immutable parallel safe
return 1 - sweep.share_low(n - k, n);

comment on function sweep.share_high is 'Returns the upper end of the exact 95 % interval of the share k / n (Clopper and Pearson 1934)';

-- Returns a number whose square is a double; a larger one counts as infinite. One absurd number among a million must not stop the others.
create or replace function sweep.bounded(x double precision) returns double precision
language sql immutable parallel safe
return case when abs(x) < 1e140 then x else x * 'Infinity'::double precision end;

comment on function sweep.bounded is 'Returns the number, or infinity with its sign from 1e140 on';

-- Return mean and standard deviation of n values from their sum and the sum of their squared deviations, as avg and stddev_samp do from the values.
create or replace function sweep.mean_of(n bigint, total double precision) returns double precision
language sql immutable parallel safe
return case when n > 0 then float8_avg(array[n, total, 0]) end;

comment on function sweep.mean_of is 'Returns the mean of n values from their sum; null for none';

create or replace function sweep.deviation_of(n bigint, squares double precision) returns double precision
language sql immutable parallel safe
return case when n > 1 then float8_stddev_samp(array[n, 0, squares]) end;

comment on function sweep.deviation_of is 'Returns the standard deviation of n values from the sum of their squared deviations from the mean; null for fewer than two';

-- Returns half of the 95 % interval of their mean.
create or replace function sweep.half_width(n bigint, squares double precision) returns double precision
language sql immutable parallel safe
return case when n > 1 then sweep.student_t(n) * float8_stddev_samp(array[n, 0, squares]) / sqrt(n) end;

comment on function sweep.half_width is 'Returns half of the 95 % interval of the mean of n values, by Student''s t, from the sum of their squared deviations; null for fewer than two';

-- Combines the verdicts of n planned seeds on one prediction, from the numbers of seeds that confirm, do not reach and refute it. The other seeds are
-- inconclusive, failed, missing or dead. One seed that refutes is enough. If the law holds for every network, one seed that does not reach the
-- prediction makes it not_reached. It is then confirmed only if all conclusive seeds confirm and are at least half of the planned ones. A capacity is
-- the largest count over the seeds: one seed that reaches it confirms it.
create or replace function sweep.verdict_over_seeds(every boolean, n bigint, confirmed bigint, not_reached bigint, refuted bigint) returns text
language sql immutable parallel safe
return case
    when refuted > 0 then 'refuted'
    when not_reached > 0 and (every or confirmed = 0) then 'not_reached'
    when confirmed > 0 and (not every or 2 * confirmed >= n) then 'confirmed'
    else 'inconclusive'
end;

comment on function sweep.verdict_over_seeds is 'Returns the verdict of a configuration over its planned seeds; every: whether the law must hold for each seed, and not only for the largest count';

-- Returns the measured numbers of a row of measurements or late_measurements, without verdicts and provenance.
create or replace function sweep.measured_numbers(measurement jsonb) returns jsonb
language sql immutable parallel safe
return measurement - array[
    'trial_id', 'attempt_id', 'verdict', 'reason', 'cause',
    -- verdict names
    'distinct_verdict', 'stitching_verdict', 'seams_verdict', 'separable_verdict', 'shifts_verdict',
    -- end
    'worker', 'device', 'git_revision', 'libraries', 'one_dnn', 'self_test_passed', 'threads', 'training_time', 'measuring_time', 'received_at',
    'science', 'reused_from', 'resumed_step', 'images_sha256', 'sweep_id'
];

comment on function sweep.measured_numbers is 'Returns the measured numbers of a row of measurements or late_measurements';

-- Splits the text of a grid point or of a configuration into axes and values, and adds the values that the text leaves out.
create or replace function sweep.point_values(point text) returns table (place integer, name text, value text)
language sql immutable parallel safe as $$
    select axes.place, axes.name, coalesce(given.value, axes.absent)
    from (
        values
        -- values of axes
        (0, 'dimensions', null),
        (1, 'depth', null),
        (2, 'factor', null),
        (3, 'padding', 'valid'),
        (4, 'upsampling', 'learnt'),
        (5, 'pooling', 'max'),
        (6, 'convolutions', '2'),
        (7, 'width', '16'),
        (8, 'embedding', '3'),
        (9, 'scene', 'discs'),
        (10, 'radius', '2'),
        (11, 'spacing', null),
        (12, 'train_window', 'default'),
        (13, 'tile_crop', 'default'),
        (14, 'steps', '0'),
        (15, 'learning_rate', '0.001'),
        (16, 'delta_v', '0'),
        (17, 'delta_d', '3'),
        (18, 'pair_mask', 'by_index'),
        (19, 'precision', 'float64'),
        (20, 'batch', '1'),
        (21, 'normalisation', 'none'),
        (22, 'noise', '0'),
        (23, 'elastic', '0'),
        (24, 'images', ''),
        (25, 'whole_image', 'default'),
        (26, 'halo', 'default'),
        (27, 'bandwidth', '1.5'),
        (28, 'kernel', 'flat'),
        (29, 'seed', '0')
        -- end
    ) as axes (place, name, absent)
    left join (
        select split_part(part, '=', 1) as name, substr(part, strpos(part, '=') + 1) as value from unnest(string_to_array(point, ';')) as parts (part)
    ) as given on given.name = axes.name
    where coalesce(given.value, axes.absent) is not null
$$;

comment on function sweep.point_values is 'Returns the axes of a canonical text with their values';

-- Hashes the predictions of a sweep from one ordinal to before another. It hashes each trial, then the hashes of each ten thousand ordinals, then these
-- hashes, so that a million trials need little memory. A trial is a JSON array of its ordinal, its grid point, every prediction with its notes, and the
-- reason why it is infeasible. The hashes are stored: another encoding needs a second function with another name.
create or replace function sweep.prediction_hash(sweep uuid, first_ordinal bigint, before_ordinal bigint) returns text
language sql stable parallel safe as $$
    with hashed as (
        select
            t.ordinal,
            sha256(convert_to((jsonb_build_array(
                t.ordinal, t.canonical, t.period, t.bound, t.predicted_distinct, t.predicted_seamless, t.predicted_jump, t.predicted_separable,
                t.predicted_equivariant, t.prediction_notes, t.infeasible_reason
            )
            -- further predictions
            -- end
            )::text, 'UTF8')) as trial
        from sweep.planned_trials t
        where t.sweep_id = $1 and t.ordinal >= $2 and ($3 is null or t.ordinal < $3)
    ),
    stretches as (
        select ordinal / 10000 as stretch, sha256(string_agg(trial, ''::bytea order by ordinal)) as trials from hashed group by ordinal / 10000
    )
    select encode(sha256(coalesce(string_agg(trials, ''::bytea order by stretch), ''::bytea)), 'hex') from stretches
$$;

-- Gathers statistics of the tables that a submission fills. Only the owner of a table may do so, and whoever submits a sweep need not be the owner:
-- the function runs as its owner, for those who may write trials.
create or replace function sweep.analyze_trials() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '10s' as $$
begin
    if not has_table_privilege(session_user, 'sweep.trials', 'insert') then
        raise exception 'user % may not write trials, and so may not refresh their statistics', session_user using errcode = 'insufficient_privilege';
    end if;

    analyze sweep.prediction_notes, sweep.configurations, sweep.trials, sweep.trial_states, sweep.kept_results;
exception when lock_not_available then
    raise notice 'another process holds a table of trials; its statistics stay as they are';
end
$$;

comment on function sweep.analyze_trials is 'Refreshes the statistics of trials, their configurations and their states, as a large submission does';

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

-- Lists all trials in every state: every axis, the predictions, the measurements, and the verdict.
create or replace view sweep.trial_results as
select
    t.sweep,
    t.ordinal,
    t.id as trial_id,
    t.training_id,
    t.configuration,
    t.dimensions,
    t.depth,
    t.factor,
    t.padding,
    t.upsampling,
    t.pooling,
    t.convolutions,
    t.width,
    t.embedding,
    t.scene,
    t.radius,
    t.spacing,
    t.train_window,
    t.tile_crop,
    t.steps,
    t.learning_rate,
    t.delta_v,
    t.delta_d,
    t.pair_mask,
    t.precision,
    t.batch,
    t.normalisation,
    t.noise,
    t.elastic,
    t.images,
    t.whole_image,
    t.halo,
    t.bandwidth,
    t.kernel,
    t.measure,
    t.seed,
    t.control,
    coalesce(c.failed, false) as controls_failed,
    t.period,
    t.bound,
    t.predicted_distinct,
    m.measured_distinct,
    m.objects,
    m.tolerance,
    m.within_class,
    m.between_classes,
    m.class_gap,
    t.predicted_seamless,
    m.stitch_error_max,
    m.stitch_error_rms,
    t.predicted_jump,
    m.jump_ratio,
    m.jump_profile,
    m.output_deviation,
    m.dead,
    m.final_loss,
    m.loss_curve,
    m.steps_made,
    t.predicted_separable,
    m.separable,
    m.truth_objects,
    m.found_instances,
    m.cut_objects,
    m.false_splits,
    m.false_merges,
    m.ap50,
    m.ap,
    t.predicted_equivariant,
    m.shift_error_max,
    m.shift_error_scene,
    -- Counts no verdict if a control failed, because the instruments are then broken.
    case when c.failed and not t.control and m.verdict is not null then 'inconclusive' else m.verdict end as verdict,
    -- verdicts of m
    case when c.failed and not t.control and m.distinct_verdict is not null then 'inconclusive' else m.distinct_verdict end as distinct_verdict,
    case when c.failed and not t.control and m.stitching_verdict is not null then 'inconclusive' else m.stitching_verdict end as stitching_verdict,
    case when c.failed and not t.control and m.seams_verdict is not null then 'inconclusive' else m.seams_verdict end as seams_verdict,
    case when c.failed and not t.control and m.separable_verdict is not null then 'inconclusive' else m.separable_verdict end as separable_verdict,
    case when c.failed and not t.control and m.shifts_verdict is not null then 'inconclusive' else m.shifts_verdict end as shifts_verdict,
    -- end
    case when c.failed and not t.control then 'a control of the sweep failed; without that: ' || m.reason else m.reason end as verdict_reason,
    t.prediction_notes,
    t.state,
    coalesce(t.infeasible_reason, t.error) as state_reason,
    t.failure_cause,
    (select count(*) from sweep.attempts a where a.trial_id = t.id) as attempts,
    m.worker,
    m.device,
    m.git_revision,
    m.libraries,
    m.one_dnn,
    m.self_test_passed,
    m.threads,
    1000 * extract(epoch from m.training_time)::double precision as training_ms,
    1000 * extract(epoch from m.measuring_time)::double precision as measuring_ms,
    1000 * extract(epoch from m.training_time + m.measuring_time)::double precision as duration_ms,
    t.cost,
    t.finalized_at,
    m.science,
    m.reused_from,
    m.resumed_step,
    -- further quantities
    m.level_response,
    m.grid_gap,
    m.background_gap,
    m.stitch_error_generic,
    m.empty_windows,
    m.clustering_control,
    -- end
    -- further axes
    -- end
    case when c.failed and not t.control and m.verdict is not null then 'a control of the sweep failed' else m.cause end as verdict_cause,
    nullif(m.images_sha256, '') as images_sha256,
    t.sweep_id,
    t.configuration_id,
    -- laws of t
    t.distinct_law,
    t.stitching_law,
    t.seams_law,
    t.separable_law,
    t.shifts_law,
    -- end
    -- further laws
    -- end
    t.network
from sweep.planned_trials t
left join sweep.measurements m on m.trial_id = t.id
left join (
    select control.sweep_id, bool_or(ended.state = 'failed' or measured.verdict <> 'confirmed') as failed
    from sweep.trials control
    left join sweep.trial_states ended on ended.trial_id = control.id
    left join sweep.measurements measured on measured.trial_id = control.id
    where control.control
    group by control.sweep_id
) c on c.sweep_id = t.sweep_id;

comment on view sweep.trial_results is 'Lists all trials: every axis, prediction, measurement, verdict and provenance';
comment on column sweep.trial_results.configuration is 'Every axis but the seed: equal for replicates';
comment on column sweep.trial_results.period is 'P, product of the pooling factors along each axis, in pixels';
comment on column sweep.trial_results.bound is 'Product of the periods, f^(dl): most same-looking objects that can get different embeddings (law L1)';
comment on column sweep.trial_results.verdict is 'confirmed, not_reached, refuted, inconclusive or not_predicted';
comment on column sweep.trial_results.state is 'pending, succeeded, failed, infeasible or cancelled';
comment on column sweep.trial_results.duration_ms is 'Time of the training, which other trials may share, plus the time of the evaluation, in milliseconds';
comment on column sweep.trial_results.controls_failed is 'Whether a control of the sweep failed; if so, its verdicts are inconclusive';
comment on column sweep.trial_results.control is 'Whether the trial is one of the sweep''s controls';
comment on column sweep.trial_results.science is 'Hash of the compiled theory and learning code that measured; empty: measured before the hash was recorded';
comment on column sweep.trial_results.reused_from is 'Trial of another sweep whose measurement was reused, with its provenance and times; null: the trial itself was measured';
comment on column sweep.trial_results.resumed_step is 'Step at which an interrupted training resumed; null: no interruption';
comment on column sweep.trial_results.verdict_cause is 'Cause of the verdict without the numbers of the trial, for counting; null: judged before causes were recorded';
comment on column sweep.trial_results.images_sha256 is 'Hash of the user''s images (see image_sets); null: synthetic scene, or measured before the hash was recorded';
comment on column sweep.trial_results.attempts is 'Number of attempts, successful or not';
comment on column sweep.trial_results.cost is 'Estimated multiply-accumulate operations; the first trial of a training includes those of the training';
comment on column sweep.trial_results.device is 'Device that computed the measurement';
comment on column sweep.trial_results.failure_cause is 'user_error, out_of_memory, worker_lost, unreachable, timeout or cancelled; null: it did not fail';
comment on column sweep.trial_results.finalized_at is 'When the trial got its final state';
comment on column sweep.trial_results.git_revision is 'Revision of the program that measured';
comment on column sweep.trial_results.libraries is 'Versions of the numerical libraries';
comment on column sweep.trial_results.measure is 'Requested measurements: separability, stitching, seams, instances, shifts, panels';
comment on column sweep.trial_results.measuring_ms is 'Time of the evaluation of this trial, in milliseconds';
comment on column sweep.trial_results.one_dnn is 'Whether oneDNN computed float32 convolutions';
comment on column sweep.trial_results.ordinal is 'Place in the order of the grid, from 0';
comment on column sweep.trial_results.prediction_notes is 'Formula of each prediction; for a missing prediction, the premise that fails';
comment on column sweep.trial_results.self_test_passed is 'Whether the convolutions of the worker passed their self-test';
comment on column sweep.trial_results.state_reason is 'Why the trial is infeasible, or the error with which it failed for good';
comment on column sweep.trial_results.sweep is 'Name of the sweep';
comment on column sweep.trial_results.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.trial_results.threads is 'Number of threads of the worker';
comment on column sweep.trial_results.training_id is 'Id of the training, shared by trials that differ in evaluation only';
comment on column sweep.trial_results.training_ms is 'Time of the training, in milliseconds; the same for all its trials';
comment on column sweep.trial_results.trial_id is 'Id of the trial; sweep show NAME --trial accepts its first digits';
comment on column sweep.trial_results.verdict_reason is 'Reason for the verdict, in one sentence';
comment on column sweep.trial_results.worker is 'Name of the worker';
-- comments of axes
comment on column sweep.trial_results.dimensions is 'd, spatial dimensions of the image';
comment on column sweep.trial_results.depth is 'l, number of pooling layers';
comment on column sweep.trial_results.factor is 'f, or one list for each level with one factor for each axis';
comment on column sweep.trial_results.padding is 'valid, same, reflect, replicate or circular';
comment on column sweep.trial_results.upsampling is 'learnt, nearest or linear';
comment on column sweep.trial_results.pooling is 'max, average, dilated, adaptive_polyphase, blur or strided';
comment on column sweep.trial_results.convolutions is '3^d convolutions for each level';
comment on column sweep.trial_results.width is 'Feature maps at the top level, doubled at every level below';
comment on column sweep.trial_results.embedding is 'Channels of the embedding';
comment on column sweep.trial_results.scene is 'constant, discs, nuclei or images';
comment on column sweep.trial_results.radius is 'Radius of the discs, in pixels';
comment on column sweep.trial_results.spacing is 's, distance of neighbouring objects along each axis, in pixels';
comment on column sweep.trial_results.train_window is 'w, output window that the loss sees, in pixels along each axis; null: the default';
comment on column sweep.trial_results.tile_crop is 'c, side to which tiles are cropped, in pixels along each axis; null: no tiles';
comment on column sweep.trial_results.steps is 'Adam steps; 0: random weights';
comment on column sweep.trial_results.learning_rate is 'Learning rate of Adam';
comment on column sweep.trial_results.delta_v is 'Pull margin of the discriminative loss';
comment on column sweep.trial_results.delta_d is 'Half of the push margin of the discriminative loss';
comment on column sweep.trial_results.pair_mask is 'Which pairs the loss pushes apart: by_index or by_value';
comment on column sweep.trial_results.precision is 'float32 or float64';
comment on column sweep.trial_results.batch is 'Windows that one training step sees';
comment on column sweep.trial_results.normalisation is 'none, instance, batch or group';
comment on column sweep.trial_results.noise is 'Variance of the Gaussian noise on the image';
comment on column sweep.trial_results.elastic is 'Jitter of the control points of an elastic deformation, in pixels';
comment on column sweep.trial_results.images is 'Folder of the user''s own images; empty for made scenes';
comment on column sweep.trial_results.whole_image is 'Least side of the evaluated output, in pixels along each axis; null: the default';
comment on column sweep.trial_results.halo is 'Pixels on each side of a padded tile that are thrown away; null: none';
comment on column sweep.trial_results.bandwidth is 'Bandwidth of the mean shift, in units of the embedding';
comment on column sweep.trial_results.kernel is 'Kernel of the mean shift: flat or gaussian';
comment on column sweep.trial_results.seed is 'Seed of weights, scene and training';
-- end
-- comments of quantities
comment on column sweep.trial_results.measured_distinct is 'Classes among the embeddings of same-looking objects';
comment on column sweep.trial_results.objects is 'Same-looking objects that were compared';
comment on column sweep.trial_results.tolerance is 'Relative tolerance up to which embeddings count as equal';
comment on column sweep.trial_results.within_class is 'Largest distance of two embeddings within a class';
comment on column sweep.trial_results.between_classes is 'Smallest distance of two embeddings of different classes';
comment on column sweep.trial_results.class_gap is 'Evidence of the count: distance between classes over the distance within one';
comment on column sweep.trial_results.output_deviation is 'Standard deviation of the output, the unit of stitch and shift errors';
comment on column sweep.trial_results.dead is 'Whether nothing but the bias of the head reaches the output: such a network tells nothing';
comment on column sweep.trial_results.stitch_error_max is 'max |stitched - whole| in standard deviations of the whole output';
comment on column sweep.trial_results.stitch_error_rms is 'RMS of stitched - whole in standard deviations of the whole output';
comment on column sweep.trial_results.jump_ratio is 'Mean embedding distance of neighbouring pixels across lines over the same elsewhere; 1 is no jump';
comment on column sweep.trial_results.jump_profile is 'Mean embedding distance of neighbouring pixels by position modulo the period';
comment on column sweep.trial_results.final_loss is 'Mean loss of the last tenth of the steps that showed two instances or more, background included; null: random weights, or no such step';
comment on column sweep.trial_results.steps_made is 'Steps that the training made before it stopped';
comment on column sweep.trial_results.loss_curve is 'Mean loss of each of at most 100 equal stretches of the steps';
comment on column sweep.trial_results.separable is 'Whether every whole object came out as one instance of its own';
comment on column sweep.trial_results.truth_objects is 'Objects of the ground truth';
comment on column sweep.trial_results.found_instances is 'Instances that the mean shift found, without the background';
comment on column sweep.trial_results.cut_objects is 'Objects that cross a tile line; without tiles all objects';
comment on column sweep.trial_results.false_splits is 'Of the cut objects, those that came out as two or more instances';
comment on column sweep.trial_results.false_merges is 'Objects that share their instance with another one';
comment on column sweep.trial_results.ap50 is 'Average precision TP / (TP + FP + FN) at an intersection over union of 0.5';
comment on column sweep.trial_results.ap is 'Mean of the same over the thresholds 0.5, 0.55 .. 0.95';
comment on column sweep.trial_results.shift_error_max is 'Largest error over the shifts below the period on an image without symmetry, in standard deviations of the output';
comment on column sweep.trial_results.shift_error_scene is 'The same on the trial''s own scene, whose repetitions may leave a choice among equals';
comment on column sweep.trial_results.level_response is 'How much the output changes, in its standard deviations, when what comes up from below each pooling level is disturbed, outermost first; 0: dead below that level';
comment on column sweep.trial_results.grid_gap is 'Adaptive polyphase: smallest lead of the largest grid over the second largest, as a share of the largest; 0: a tie';
comment on column sweep.trial_results.background_gap is 'Smallest distance between the mean of an object and the mean of the background, in tolerances; null: random weights';
comment on column sweep.trial_results.stitch_error_generic is 'The stitch error on an image without symmetry, where the trial''s own scene shows no seam though one is predicted';
comment on column sweep.trial_results.empty_windows is 'Of the steps made, those whose windows showed fewer than two instances, so that the loss compared nothing';
comment on column sweep.trial_results.clustering_control is 'Whether the same mean shift, on embeddings that are separable by construction, finds every whole object as one instance';
-- end
-- comments of laws
comment on column sweep.trial_results.predicted_distinct is 'Largest possible number of different embeddings (laws L2 and L3); null: no law applies, see prediction_notes';
comment on column sweep.trial_results.distinct_law is 'Which law the trial tests: embeddings of same-looking objects; null: none';
comment on column sweep.trial_results.distinct_verdict is 'Verdict: embeddings of same-looking objects';
comment on column sweep.trial_results.predicted_seamless is 'Whether the stitched output equals the whole image''s (law L5)';
comment on column sweep.trial_results.stitching_law is 'Which law the trial tests: stitched tiles against the whole image; null: none';
comment on column sweep.trial_results.stitching_verdict is 'Verdict: stitched tiles against the whole image';
comment on column sweep.trial_results.predicted_jump is 'True: the embeddings jump at the lines of the period (law L6); false: they do not, for w > P suffices here (a claim beside it)';
comment on column sweep.trial_results.seams_law is 'Which law the trial tests: jump at the lines of the period; null: none';
comment on column sweep.trial_results.seams_verdict is 'Verdict: jump at the lines of the period';
comment on column sweep.trial_results.predicted_separable is 'Whether symmetry allows to tell all objects of the image apart (laws L2 and L7)';
comment on column sweep.trial_results.separable_law is 'Which law the trial tests: objects told apart by a user; null: none';
comment on column sweep.trial_results.separable_verdict is 'Verdict: objects told apart by a user';
comment on column sweep.trial_results.predicted_equivariant is 'Whether the output follows every shift of the whole image';
comment on column sweep.trial_results.shifts_law is 'Which law the trial tests: shifts of the whole image; null: none';
comment on column sweep.trial_results.shifts_verdict is 'Verdict: shifts of the whole image';
-- end
comment on column sweep.trial_results.configuration_id is 'Id of the configuration; the fastest way to group replicates';
comment on column sweep.trial_results.network is 'The configuration without the tile crop: equal for all tile sizes';

-- Shows the results of each configuration over its trials, without controls. They are kept as trials finish: a sweep of a million trials of a few
-- configurations is read like one of a few trials.
create or replace view sweep.configuration_results as
select
    s.name as sweep,
    k.sweep_id,
    k.configuration_id,
    c.text as configuration,
    coalesce(c.network, c.text) as network,
    c.measure,
    c.period,
    c.bound,
    -- axes of c
    c.dimensions,
    c.depth,
    c.factor,
    c.padding,
    c.upsampling,
    c.pooling,
    c.convolutions,
    c.width,
    c.embedding,
    c.scene,
    c.radius,
    c.spacing,
    c.train_window,
    c.tile_crop,
    c.steps,
    c.learning_rate,
    c.delta_v,
    c.delta_d,
    c.pair_mask,
    c.precision,
    c.batch,
    c.normalisation,
    c.noise,
    c.elastic,
    c.images,
    c.whole_image,
    c.halo,
    c.bandwidth,
    c.kernel,
    -- end
    -- predictions of c
    c.predicted_distinct,
    c.distinct_law,
    c.predicted_seamless,
    c.stitching_law,
    c.predicted_jump,
    c.seams_law,
    c.predicted_separable,
    c.separable_law,
    c.predicted_equivariant,
    c.shifts_law,
    -- end
    coalesce(f.failed, false) as controls_failed,
    k.has_control,
    k.trials,
    k.seed_min,
    k.seed_max,
    k.trials - k.infeasible as n,
    k.infeasible,
    k.measured as succeeded,
    k.failed,
    k.cancelled,
    k.trials - k.infeasible - k.measured - k.failed - k.cancelled as pending,
    -- kept results
    case when f.failed then 0 else coalesce(k.confirmed, 0) end::bigint as confirmed,
    case when f.failed then 0 else coalesce(k.not_reached, 0) end::bigint as not_reached,
    case when f.failed then 0 else coalesce(k.refuted, 0) end::bigint as refuted,
    case when f.failed then coalesce(k.confirmed, 0) + coalesce(k.not_reached, 0) + coalesce(k.refuted, 0) + coalesce(k.inconclusive, 0) + coalesce(k.not_predicted, 0) else coalesce(k.inconclusive, 0) end::bigint as inconclusive,
    case when f.failed then 0 else coalesce(k.not_predicted, 0) end::bigint as not_predicted,
    case when f.failed then 0 else coalesce(k.distinct_confirmed, 0) end::bigint as distinct_confirmed,
    case when f.failed then 0 else coalesce(k.distinct_not_reached, 0) end::bigint as distinct_not_reached,
    case when f.failed then 0 else coalesce(k.distinct_refuted, 0) end::bigint as distinct_refuted,
    case when f.failed then coalesce(k.distinct_confirmed, 0) + coalesce(k.distinct_not_reached, 0) + coalesce(k.distinct_refuted, 0) + coalesce(k.distinct_inconclusive, 0) + coalesce(k.distinct_not_predicted, 0) else coalesce(k.distinct_inconclusive, 0) end::bigint as distinct_inconclusive,
    case when f.failed then 0 else coalesce(k.distinct_not_predicted, 0) end::bigint as distinct_not_predicted,
    case when f.failed then 0 else coalesce(k.stitching_confirmed, 0) end::bigint as stitching_confirmed,
    case when f.failed then 0 else coalesce(k.stitching_not_reached, 0) end::bigint as stitching_not_reached,
    case when f.failed then 0 else coalesce(k.stitching_refuted, 0) end::bigint as stitching_refuted,
    case when f.failed then coalesce(k.stitching_confirmed, 0) + coalesce(k.stitching_not_reached, 0) + coalesce(k.stitching_refuted, 0) + coalesce(k.stitching_inconclusive, 0) + coalesce(k.stitching_not_predicted, 0) else coalesce(k.stitching_inconclusive, 0) end::bigint as stitching_inconclusive,
    case when f.failed then 0 else coalesce(k.stitching_not_predicted, 0) end::bigint as stitching_not_predicted,
    case when f.failed then 0 else coalesce(k.seams_confirmed, 0) end::bigint as seams_confirmed,
    case when f.failed then 0 else coalesce(k.seams_not_reached, 0) end::bigint as seams_not_reached,
    case when f.failed then 0 else coalesce(k.seams_refuted, 0) end::bigint as seams_refuted,
    case when f.failed then coalesce(k.seams_confirmed, 0) + coalesce(k.seams_not_reached, 0) + coalesce(k.seams_refuted, 0) + coalesce(k.seams_inconclusive, 0) + coalesce(k.seams_not_predicted, 0) else coalesce(k.seams_inconclusive, 0) end::bigint as seams_inconclusive,
    case when f.failed then 0 else coalesce(k.seams_not_predicted, 0) end::bigint as seams_not_predicted,
    case when f.failed then 0 else coalesce(k.separable_confirmed, 0) end::bigint as separable_confirmed,
    case when f.failed then 0 else coalesce(k.separable_not_reached, 0) end::bigint as separable_not_reached,
    case when f.failed then 0 else coalesce(k.separable_refuted, 0) end::bigint as separable_refuted,
    case when f.failed then coalesce(k.separable_confirmed, 0) + coalesce(k.separable_not_reached, 0) + coalesce(k.separable_refuted, 0) + coalesce(k.separable_inconclusive, 0) + coalesce(k.separable_not_predicted, 0) else coalesce(k.separable_inconclusive, 0) end::bigint as separable_inconclusive,
    case when f.failed then 0 else coalesce(k.separable_not_predicted, 0) end::bigint as separable_not_predicted,
    case when f.failed then 0 else coalesce(k.shifts_confirmed, 0) end::bigint as shifts_confirmed,
    case when f.failed then 0 else coalesce(k.shifts_not_reached, 0) end::bigint as shifts_not_reached,
    case when f.failed then 0 else coalesce(k.shifts_refuted, 0) end::bigint as shifts_refuted,
    case when f.failed then coalesce(k.shifts_confirmed, 0) + coalesce(k.shifts_not_reached, 0) + coalesce(k.shifts_refuted, 0) + coalesce(k.shifts_inconclusive, 0) + coalesce(k.shifts_not_predicted, 0) else coalesce(k.shifts_inconclusive, 0) end::bigint as shifts_inconclusive,
    case when f.failed then 0 else coalesce(k.shifts_not_predicted, 0) end::bigint as shifts_not_predicted,
    coalesce(k.measured_distinct_n, 0)::bigint as measured_distinct_n,
    k.measured_distinct_min as measured_distinct_min,
    k.measured_distinct_max as measured_distinct_max,
    k.measured_distinct_sum as measured_distinct_sum,
    k.measured_distinct_squares as measured_distinct_squares,
    coalesce(k.objects_n, 0)::bigint as objects_n,
    k.objects_min as objects_min,
    k.objects_max as objects_max,
    k.objects_sum as objects_sum,
    k.objects_squares as objects_squares,
    coalesce(k.tolerance_n, 0)::bigint as tolerance_n,
    k.tolerance_min as tolerance_min,
    k.tolerance_max as tolerance_max,
    k.tolerance_sum as tolerance_sum,
    k.tolerance_squares as tolerance_squares,
    coalesce(k.within_class_n, 0)::bigint as within_class_n,
    k.within_class_min as within_class_min,
    k.within_class_max as within_class_max,
    k.within_class_sum as within_class_sum,
    k.within_class_squares as within_class_squares,
    coalesce(k.between_classes_n, 0)::bigint as between_classes_n,
    k.between_classes_min as between_classes_min,
    k.between_classes_max as between_classes_max,
    k.between_classes_sum as between_classes_sum,
    k.between_classes_squares as between_classes_squares,
    coalesce(k.class_gap_n, 0)::bigint as class_gap_n,
    k.class_gap_min as class_gap_min,
    k.class_gap_max as class_gap_max,
    k.class_gap_sum as class_gap_sum,
    k.class_gap_squares as class_gap_squares,
    coalesce(k.output_deviation_n, 0)::bigint as output_deviation_n,
    k.output_deviation_min as output_deviation_min,
    k.output_deviation_max as output_deviation_max,
    k.output_deviation_sum as output_deviation_sum,
    k.output_deviation_squares as output_deviation_squares,
    coalesce(k.dead_n, 0)::bigint as dead_n,
    coalesce(k.dead_true, 0)::bigint as dead_true,
    coalesce(k.stitch_error_max_n, 0)::bigint as stitch_error_max_n,
    k.stitch_error_max_min as stitch_error_max_min,
    k.stitch_error_max_max as stitch_error_max_max,
    k.stitch_error_max_sum as stitch_error_max_sum,
    k.stitch_error_max_squares as stitch_error_max_squares,
    coalesce(k.stitch_error_rms_n, 0)::bigint as stitch_error_rms_n,
    k.stitch_error_rms_min as stitch_error_rms_min,
    k.stitch_error_rms_max as stitch_error_rms_max,
    k.stitch_error_rms_sum as stitch_error_rms_sum,
    k.stitch_error_rms_squares as stitch_error_rms_squares,
    coalesce(k.jump_ratio_n, 0)::bigint as jump_ratio_n,
    k.jump_ratio_min as jump_ratio_min,
    k.jump_ratio_max as jump_ratio_max,
    k.jump_ratio_sum as jump_ratio_sum,
    k.jump_ratio_squares as jump_ratio_squares,
    coalesce(k.jump_profile_n, 0)::bigint as jump_profile_n,
    k.jump_profile_length as jump_profile_length,
    coalesce(k.final_loss_n, 0)::bigint as final_loss_n,
    k.final_loss_min as final_loss_min,
    k.final_loss_max as final_loss_max,
    k.final_loss_sum as final_loss_sum,
    k.final_loss_squares as final_loss_squares,
    coalesce(k.steps_made_n, 0)::bigint as steps_made_n,
    k.steps_made_min as steps_made_min,
    k.steps_made_max as steps_made_max,
    k.steps_made_sum as steps_made_sum,
    k.steps_made_squares as steps_made_squares,
    coalesce(k.loss_curve_n, 0)::bigint as loss_curve_n,
    k.loss_curve_length as loss_curve_length,
    coalesce(k.separable_n, 0)::bigint as separable_n,
    coalesce(k.separable_true, 0)::bigint as separable_true,
    coalesce(k.truth_objects_n, 0)::bigint as truth_objects_n,
    k.truth_objects_min as truth_objects_min,
    k.truth_objects_max as truth_objects_max,
    k.truth_objects_sum as truth_objects_sum,
    k.truth_objects_squares as truth_objects_squares,
    coalesce(k.found_instances_n, 0)::bigint as found_instances_n,
    k.found_instances_min as found_instances_min,
    k.found_instances_max as found_instances_max,
    k.found_instances_sum as found_instances_sum,
    k.found_instances_squares as found_instances_squares,
    coalesce(k.cut_objects_n, 0)::bigint as cut_objects_n,
    k.cut_objects_min as cut_objects_min,
    k.cut_objects_max as cut_objects_max,
    k.cut_objects_sum as cut_objects_sum,
    k.cut_objects_squares as cut_objects_squares,
    coalesce(k.false_splits_n, 0)::bigint as false_splits_n,
    k.false_splits_min as false_splits_min,
    k.false_splits_max as false_splits_max,
    k.false_splits_sum as false_splits_sum,
    k.false_splits_squares as false_splits_squares,
    coalesce(k.false_merges_n, 0)::bigint as false_merges_n,
    k.false_merges_min as false_merges_min,
    k.false_merges_max as false_merges_max,
    k.false_merges_sum as false_merges_sum,
    k.false_merges_squares as false_merges_squares,
    coalesce(k.ap50_n, 0)::bigint as ap50_n,
    k.ap50_min as ap50_min,
    k.ap50_max as ap50_max,
    k.ap50_sum as ap50_sum,
    k.ap50_squares as ap50_squares,
    coalesce(k.ap_n, 0)::bigint as ap_n,
    k.ap_min as ap_min,
    k.ap_max as ap_max,
    k.ap_sum as ap_sum,
    k.ap_squares as ap_squares,
    coalesce(k.shift_error_max_n, 0)::bigint as shift_error_max_n,
    k.shift_error_max_min as shift_error_max_min,
    k.shift_error_max_max as shift_error_max_max,
    k.shift_error_max_sum as shift_error_max_sum,
    k.shift_error_max_squares as shift_error_max_squares,
    coalesce(k.shift_error_scene_n, 0)::bigint as shift_error_scene_n,
    k.shift_error_scene_min as shift_error_scene_min,
    k.shift_error_scene_max as shift_error_scene_max,
    k.shift_error_scene_sum as shift_error_scene_sum,
    k.shift_error_scene_squares as shift_error_scene_squares,
    coalesce(k.level_response_n, 0)::bigint as level_response_n,
    k.level_response_length as level_response_length,
    coalesce(k.grid_gap_n, 0)::bigint as grid_gap_n,
    k.grid_gap_min as grid_gap_min,
    k.grid_gap_max as grid_gap_max,
    k.grid_gap_sum as grid_gap_sum,
    k.grid_gap_squares as grid_gap_squares,
    coalesce(k.background_gap_n, 0)::bigint as background_gap_n,
    k.background_gap_min as background_gap_min,
    k.background_gap_max as background_gap_max,
    k.background_gap_sum as background_gap_sum,
    k.background_gap_squares as background_gap_squares,
    coalesce(k.stitch_error_generic_n, 0)::bigint as stitch_error_generic_n,
    k.stitch_error_generic_min as stitch_error_generic_min,
    k.stitch_error_generic_max as stitch_error_generic_max,
    k.stitch_error_generic_sum as stitch_error_generic_sum,
    k.stitch_error_generic_squares as stitch_error_generic_squares,
    coalesce(k.empty_windows_n, 0)::bigint as empty_windows_n,
    k.empty_windows_min as empty_windows_min,
    k.empty_windows_max as empty_windows_max,
    k.empty_windows_sum as empty_windows_sum,
    k.empty_windows_squares as empty_windows_squares,
    coalesce(k.clustering_control_n, 0)::bigint as clustering_control_n,
    coalesce(k.clustering_control_true, 0)::bigint as clustering_control_true,
    coalesce(k.false_splits_share_n, 0)::bigint as false_splits_share_n,
    k.false_splits_share_min as false_splits_share_min,
    k.false_splits_share_max as false_splits_share_max,
    k.false_splits_share_sum as false_splits_share_sum,
    k.false_splits_share_squares as false_splits_share_squares,
    case when f.failed then null else coalesce(k.conclusive_measured_distinct_n, 0)::bigint end as conclusive_measured_distinct_n,
    case when f.failed then null else k.conclusive_measured_distinct_min end as conclusive_measured_distinct_min,
    case when f.failed then null else k.conclusive_measured_distinct_max end as conclusive_measured_distinct_max,
    case when f.failed then null else k.conclusive_measured_distinct_sum end as conclusive_measured_distinct_sum,
    case when f.failed then null else k.conclusive_measured_distinct_squares end as conclusive_measured_distinct_squares,
    -- end
    k.cost as cost_done
from sweep.kept_results k
join sweep.configurations c on c.id = k.configuration_id
left join sweep.sweeps s on s.id = k.sweep_id
left join (
    select control.sweep_id, bool_or(ended.state = 'failed' or measured.verdict <> 'confirmed') as failed
    from sweep.trials control
    left join sweep.trial_states ended on ended.trial_id = control.id
    left join sweep.measurements measured on measured.trial_id = control.id
    where control.control
    group by control.sweep_id
) f on f.sweep_id = k.sweep_id;

comment on view sweep.configuration_results is 'Shows the results of each configuration over its trials without controls';
comment on column sweep.configuration_results.sweep is 'Name of the sweep';
comment on column sweep.configuration_results.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.configuration_results.configuration_id is 'Id of the configuration';
comment on column sweep.configuration_results.configuration is 'Every axis but the seed: equal for replicates';
comment on column sweep.configuration_results.network is 'The configuration without the tile crop: equal for all tile sizes';
comment on column sweep.configuration_results.measure is 'Requested measurements';
comment on column sweep.configuration_results.period is 'P, product of the pooling factors along each axis, in pixels';
comment on column sweep.configuration_results.bound is 'Product of the periods, f^(dl): most same-looking objects that can get different embeddings (law L1)';
comment on column sweep.configuration_results.controls_failed is 'Whether a control of the sweep failed; if so, its verdicts are inconclusive';
comment on column sweep.configuration_results.has_control is 'Whether a control of the sweep is a trial of the configuration; it is not counted here';
comment on column sweep.configuration_results.trials is 'Number of planned seeds';
comment on column sweep.configuration_results.seed_min is 'Smallest seed';
comment on column sweep.configuration_results.seed_max is 'Largest seed';
comment on column sweep.configuration_results.n is 'Number of planned seeds that are feasible, including failed, missing, dead and inconclusive ones';
comment on column sweep.configuration_results.infeasible is 'Trials whose network or sizes cannot exist';
comment on column sweep.configuration_results.succeeded is 'Trials with a measurement';
comment on column sweep.configuration_results.failed is 'Trials that failed for good';
comment on column sweep.configuration_results.cancelled is 'Trials that were cancelled with the sweep';
comment on column sweep.configuration_results.pending is 'Trials without a final state';
comment on column sweep.configuration_results.cost_done is 'Estimated multiply-accumulate operations of the trials with a final state';
-- comments of axes
comment on column sweep.configuration_results.dimensions is 'd, spatial dimensions of the image';
comment on column sweep.configuration_results.depth is 'l, number of pooling layers';
comment on column sweep.configuration_results.factor is 'f, or one list for each level with one factor for each axis';
comment on column sweep.configuration_results.padding is 'valid, same, reflect, replicate or circular';
comment on column sweep.configuration_results.upsampling is 'learnt, nearest or linear';
comment on column sweep.configuration_results.pooling is 'max, average, dilated, adaptive_polyphase, blur or strided';
comment on column sweep.configuration_results.convolutions is '3^d convolutions for each level';
comment on column sweep.configuration_results.width is 'Feature maps at the top level, doubled at every level below';
comment on column sweep.configuration_results.embedding is 'Channels of the embedding';
comment on column sweep.configuration_results.scene is 'constant, discs, nuclei or images';
comment on column sweep.configuration_results.radius is 'Radius of the discs, in pixels';
comment on column sweep.configuration_results.spacing is 's, distance of neighbouring objects along each axis, in pixels';
comment on column sweep.configuration_results.train_window is 'w, output window that the loss sees, in pixels along each axis; null: the default';
comment on column sweep.configuration_results.tile_crop is 'c, side to which tiles are cropped, in pixels along each axis; null: no tiles';
comment on column sweep.configuration_results.steps is 'Adam steps; 0: random weights';
comment on column sweep.configuration_results.learning_rate is 'Learning rate of Adam';
comment on column sweep.configuration_results.delta_v is 'Pull margin of the discriminative loss';
comment on column sweep.configuration_results.delta_d is 'Half of the push margin of the discriminative loss';
comment on column sweep.configuration_results.pair_mask is 'Which pairs the loss pushes apart: by_index or by_value';
comment on column sweep.configuration_results.precision is 'float32 or float64';
comment on column sweep.configuration_results.batch is 'Windows that one training step sees';
comment on column sweep.configuration_results.normalisation is 'none, instance, batch or group';
comment on column sweep.configuration_results.noise is 'Variance of the Gaussian noise on the image';
comment on column sweep.configuration_results.elastic is 'Jitter of the control points of an elastic deformation, in pixels';
comment on column sweep.configuration_results.images is 'Folder of the user''s own images; empty for made scenes';
comment on column sweep.configuration_results.whole_image is 'Least side of the evaluated output, in pixels along each axis; null: the default';
comment on column sweep.configuration_results.halo is 'Pixels on each side of a padded tile that are thrown away; null: none';
comment on column sweep.configuration_results.bandwidth is 'Bandwidth of the mean shift, in units of the embedding';
comment on column sweep.configuration_results.kernel is 'Kernel of the mean shift: flat or gaussian';
-- end
-- comments of laws
comment on column sweep.configuration_results.predicted_distinct is 'Largest possible number of different embeddings (laws L2 and L3); null: no law applies, see prediction_notes';
comment on column sweep.configuration_results.distinct_law is 'Which law the trial tests: embeddings of same-looking objects; null: none';
comment on column sweep.configuration_results.predicted_seamless is 'Whether the stitched output equals the whole image''s (law L5)';
comment on column sweep.configuration_results.stitching_law is 'Which law the trial tests: stitched tiles against the whole image; null: none';
comment on column sweep.configuration_results.predicted_jump is 'True: the embeddings jump at the lines of the period (law L6); false: they do not, for w > P suffices here (a claim beside it)';
comment on column sweep.configuration_results.seams_law is 'Which law the trial tests: jump at the lines of the period; null: none';
comment on column sweep.configuration_results.predicted_separable is 'Whether symmetry allows to tell all objects of the image apart (laws L2 and L7)';
comment on column sweep.configuration_results.separable_law is 'Which law the trial tests: objects told apart by a user; null: none';
comment on column sweep.configuration_results.predicted_equivariant is 'Whether the output follows every shift of the whole image';
comment on column sweep.configuration_results.shifts_law is 'Which law the trial tests: shifts of the whole image; null: none';
-- end
-- comments of kept results
comment on column sweep.configuration_results.confirmed is 'Trials whose verdict is confirmed: all laws';
comment on column sweep.configuration_results.not_reached is 'Trials whose verdict is not_reached: all laws';
comment on column sweep.configuration_results.refuted is 'Trials whose verdict is refuted: all laws';
comment on column sweep.configuration_results.inconclusive is 'Trials whose verdict is inconclusive: all laws';
comment on column sweep.configuration_results.not_predicted is 'Trials whose verdict is not_predicted: all laws';
comment on column sweep.configuration_results.distinct_confirmed is 'Trials whose verdict is confirmed: embeddings of same-looking objects';
comment on column sweep.configuration_results.distinct_not_reached is 'Trials whose verdict is not_reached: embeddings of same-looking objects';
comment on column sweep.configuration_results.distinct_refuted is 'Trials whose verdict is refuted: embeddings of same-looking objects';
comment on column sweep.configuration_results.distinct_inconclusive is 'Trials whose verdict is inconclusive: embeddings of same-looking objects';
comment on column sweep.configuration_results.distinct_not_predicted is 'Trials whose verdict is not_predicted: embeddings of same-looking objects';
comment on column sweep.configuration_results.stitching_confirmed is 'Trials whose verdict is confirmed: stitched tiles against the whole image';
comment on column sweep.configuration_results.stitching_not_reached is 'Trials whose verdict is not_reached: stitched tiles against the whole image';
comment on column sweep.configuration_results.stitching_refuted is 'Trials whose verdict is refuted: stitched tiles against the whole image';
comment on column sweep.configuration_results.stitching_inconclusive is 'Trials whose verdict is inconclusive: stitched tiles against the whole image';
comment on column sweep.configuration_results.stitching_not_predicted is 'Trials whose verdict is not_predicted: stitched tiles against the whole image';
comment on column sweep.configuration_results.seams_confirmed is 'Trials whose verdict is confirmed: jump at the lines of the period';
comment on column sweep.configuration_results.seams_not_reached is 'Trials whose verdict is not_reached: jump at the lines of the period';
comment on column sweep.configuration_results.seams_refuted is 'Trials whose verdict is refuted: jump at the lines of the period';
comment on column sweep.configuration_results.seams_inconclusive is 'Trials whose verdict is inconclusive: jump at the lines of the period';
comment on column sweep.configuration_results.seams_not_predicted is 'Trials whose verdict is not_predicted: jump at the lines of the period';
comment on column sweep.configuration_results.separable_confirmed is 'Trials whose verdict is confirmed: objects told apart by a user';
comment on column sweep.configuration_results.separable_not_reached is 'Trials whose verdict is not_reached: objects told apart by a user';
comment on column sweep.configuration_results.separable_refuted is 'Trials whose verdict is refuted: objects told apart by a user';
comment on column sweep.configuration_results.separable_inconclusive is 'Trials whose verdict is inconclusive: objects told apart by a user';
comment on column sweep.configuration_results.separable_not_predicted is 'Trials whose verdict is not_predicted: objects told apart by a user';
comment on column sweep.configuration_results.shifts_confirmed is 'Trials whose verdict is confirmed: shifts of the whole image';
comment on column sweep.configuration_results.shifts_not_reached is 'Trials whose verdict is not_reached: shifts of the whole image';
comment on column sweep.configuration_results.shifts_refuted is 'Trials whose verdict is refuted: shifts of the whole image';
comment on column sweep.configuration_results.shifts_inconclusive is 'Trials whose verdict is inconclusive: shifts of the whole image';
comment on column sweep.configuration_results.shifts_not_predicted is 'Trials whose verdict is not_predicted: shifts of the whole image';
comment on column sweep.configuration_results.measured_distinct_n is 'Trials with this number: measured_distinct';
comment on column sweep.configuration_results.measured_distinct_min is 'Smallest value: measured_distinct';
comment on column sweep.configuration_results.measured_distinct_max is 'Largest value: measured_distinct';
comment on column sweep.configuration_results.measured_distinct_sum is 'Sum: measured_distinct';
comment on column sweep.configuration_results.measured_distinct_squares is 'Sum of the squared deviations from the mean: measured_distinct';
comment on column sweep.configuration_results.objects_n is 'Trials with this number: objects';
comment on column sweep.configuration_results.objects_min is 'Smallest value: objects';
comment on column sweep.configuration_results.objects_max is 'Largest value: objects';
comment on column sweep.configuration_results.objects_sum is 'Sum: objects';
comment on column sweep.configuration_results.objects_squares is 'Sum of the squared deviations from the mean: objects';
comment on column sweep.configuration_results.tolerance_n is 'Trials with this number: tolerance';
comment on column sweep.configuration_results.tolerance_min is 'Smallest value: tolerance';
comment on column sweep.configuration_results.tolerance_max is 'Largest value: tolerance';
comment on column sweep.configuration_results.tolerance_sum is 'Sum: tolerance';
comment on column sweep.configuration_results.tolerance_squares is 'Sum of the squared deviations from the mean: tolerance';
comment on column sweep.configuration_results.within_class_n is 'Trials with this number: within_class';
comment on column sweep.configuration_results.within_class_min is 'Smallest value: within_class';
comment on column sweep.configuration_results.within_class_max is 'Largest value: within_class';
comment on column sweep.configuration_results.within_class_sum is 'Sum: within_class';
comment on column sweep.configuration_results.within_class_squares is 'Sum of the squared deviations from the mean: within_class';
comment on column sweep.configuration_results.between_classes_n is 'Trials with this number: between_classes';
comment on column sweep.configuration_results.between_classes_min is 'Smallest value: between_classes';
comment on column sweep.configuration_results.between_classes_max is 'Largest value: between_classes';
comment on column sweep.configuration_results.between_classes_sum is 'Sum: between_classes';
comment on column sweep.configuration_results.between_classes_squares is 'Sum of the squared deviations from the mean: between_classes';
comment on column sweep.configuration_results.class_gap_n is 'Trials with this number: class_gap';
comment on column sweep.configuration_results.class_gap_min is 'Smallest value: class_gap';
comment on column sweep.configuration_results.class_gap_max is 'Largest value: class_gap';
comment on column sweep.configuration_results.class_gap_sum is 'Sum: class_gap';
comment on column sweep.configuration_results.class_gap_squares is 'Sum of the squared deviations from the mean: class_gap';
comment on column sweep.configuration_results.output_deviation_n is 'Trials with this number: output_deviation';
comment on column sweep.configuration_results.output_deviation_min is 'Smallest value: output_deviation';
comment on column sweep.configuration_results.output_deviation_max is 'Largest value: output_deviation';
comment on column sweep.configuration_results.output_deviation_sum is 'Sum: output_deviation';
comment on column sweep.configuration_results.output_deviation_squares is 'Sum of the squared deviations from the mean: output_deviation';
comment on column sweep.configuration_results.dead_n is 'Trials that measured this: dead';
comment on column sweep.configuration_results.dead_true is 'Trials of which it is true: dead';
comment on column sweep.configuration_results.stitch_error_max_n is 'Trials with this number: stitch_error_max';
comment on column sweep.configuration_results.stitch_error_max_min is 'Smallest value: stitch_error_max';
comment on column sweep.configuration_results.stitch_error_max_max is 'Largest value: stitch_error_max';
comment on column sweep.configuration_results.stitch_error_max_sum is 'Sum: stitch_error_max';
comment on column sweep.configuration_results.stitch_error_max_squares is 'Sum of the squared deviations from the mean: stitch_error_max';
comment on column sweep.configuration_results.stitch_error_rms_n is 'Trials with this number: stitch_error_rms';
comment on column sweep.configuration_results.stitch_error_rms_min is 'Smallest value: stitch_error_rms';
comment on column sweep.configuration_results.stitch_error_rms_max is 'Largest value: stitch_error_rms';
comment on column sweep.configuration_results.stitch_error_rms_sum is 'Sum: stitch_error_rms';
comment on column sweep.configuration_results.stitch_error_rms_squares is 'Sum of the squared deviations from the mean: stitch_error_rms';
comment on column sweep.configuration_results.jump_ratio_n is 'Trials with this number: jump_ratio';
comment on column sweep.configuration_results.jump_ratio_min is 'Smallest value: jump_ratio';
comment on column sweep.configuration_results.jump_ratio_max is 'Largest value: jump_ratio';
comment on column sweep.configuration_results.jump_ratio_sum is 'Sum: jump_ratio';
comment on column sweep.configuration_results.jump_ratio_squares is 'Sum of the squared deviations from the mean: jump_ratio';
comment on column sweep.configuration_results.jump_profile_n is 'Trials with a list that is not empty: jump_profile';
comment on column sweep.configuration_results.jump_profile_length is 'Largest number of values: jump_profile';
comment on column sweep.configuration_results.final_loss_n is 'Trials with this number: final_loss';
comment on column sweep.configuration_results.final_loss_min is 'Smallest value: final_loss';
comment on column sweep.configuration_results.final_loss_max is 'Largest value: final_loss';
comment on column sweep.configuration_results.final_loss_sum is 'Sum: final_loss';
comment on column sweep.configuration_results.final_loss_squares is 'Sum of the squared deviations from the mean: final_loss';
comment on column sweep.configuration_results.steps_made_n is 'Trials with this number: steps_made';
comment on column sweep.configuration_results.steps_made_min is 'Smallest value: steps_made';
comment on column sweep.configuration_results.steps_made_max is 'Largest value: steps_made';
comment on column sweep.configuration_results.steps_made_sum is 'Sum: steps_made';
comment on column sweep.configuration_results.steps_made_squares is 'Sum of the squared deviations from the mean: steps_made';
comment on column sweep.configuration_results.loss_curve_n is 'Trials with a list that is not empty: loss_curve';
comment on column sweep.configuration_results.loss_curve_length is 'Largest number of values: loss_curve';
comment on column sweep.configuration_results.separable_n is 'Trials that measured this: separable';
comment on column sweep.configuration_results.separable_true is 'Trials of which it is true: separable';
comment on column sweep.configuration_results.truth_objects_n is 'Trials with this number: truth_objects';
comment on column sweep.configuration_results.truth_objects_min is 'Smallest value: truth_objects';
comment on column sweep.configuration_results.truth_objects_max is 'Largest value: truth_objects';
comment on column sweep.configuration_results.truth_objects_sum is 'Sum: truth_objects';
comment on column sweep.configuration_results.truth_objects_squares is 'Sum of the squared deviations from the mean: truth_objects';
comment on column sweep.configuration_results.found_instances_n is 'Trials with this number: found_instances';
comment on column sweep.configuration_results.found_instances_min is 'Smallest value: found_instances';
comment on column sweep.configuration_results.found_instances_max is 'Largest value: found_instances';
comment on column sweep.configuration_results.found_instances_sum is 'Sum: found_instances';
comment on column sweep.configuration_results.found_instances_squares is 'Sum of the squared deviations from the mean: found_instances';
comment on column sweep.configuration_results.cut_objects_n is 'Trials with this number: cut_objects';
comment on column sweep.configuration_results.cut_objects_min is 'Smallest value: cut_objects';
comment on column sweep.configuration_results.cut_objects_max is 'Largest value: cut_objects';
comment on column sweep.configuration_results.cut_objects_sum is 'Sum: cut_objects';
comment on column sweep.configuration_results.cut_objects_squares is 'Sum of the squared deviations from the mean: cut_objects';
comment on column sweep.configuration_results.false_splits_n is 'Trials with this number: false_splits';
comment on column sweep.configuration_results.false_splits_min is 'Smallest value: false_splits';
comment on column sweep.configuration_results.false_splits_max is 'Largest value: false_splits';
comment on column sweep.configuration_results.false_splits_sum is 'Sum: false_splits';
comment on column sweep.configuration_results.false_splits_squares is 'Sum of the squared deviations from the mean: false_splits';
comment on column sweep.configuration_results.false_merges_n is 'Trials with this number: false_merges';
comment on column sweep.configuration_results.false_merges_min is 'Smallest value: false_merges';
comment on column sweep.configuration_results.false_merges_max is 'Largest value: false_merges';
comment on column sweep.configuration_results.false_merges_sum is 'Sum: false_merges';
comment on column sweep.configuration_results.false_merges_squares is 'Sum of the squared deviations from the mean: false_merges';
comment on column sweep.configuration_results.ap50_n is 'Trials with this number: ap50';
comment on column sweep.configuration_results.ap50_min is 'Smallest value: ap50';
comment on column sweep.configuration_results.ap50_max is 'Largest value: ap50';
comment on column sweep.configuration_results.ap50_sum is 'Sum: ap50';
comment on column sweep.configuration_results.ap50_squares is 'Sum of the squared deviations from the mean: ap50';
comment on column sweep.configuration_results.ap_n is 'Trials with this number: ap';
comment on column sweep.configuration_results.ap_min is 'Smallest value: ap';
comment on column sweep.configuration_results.ap_max is 'Largest value: ap';
comment on column sweep.configuration_results.ap_sum is 'Sum: ap';
comment on column sweep.configuration_results.ap_squares is 'Sum of the squared deviations from the mean: ap';
comment on column sweep.configuration_results.shift_error_max_n is 'Trials with this number: shift_error_max';
comment on column sweep.configuration_results.shift_error_max_min is 'Smallest value: shift_error_max';
comment on column sweep.configuration_results.shift_error_max_max is 'Largest value: shift_error_max';
comment on column sweep.configuration_results.shift_error_max_sum is 'Sum: shift_error_max';
comment on column sweep.configuration_results.shift_error_max_squares is 'Sum of the squared deviations from the mean: shift_error_max';
comment on column sweep.configuration_results.shift_error_scene_n is 'Trials with this number: shift_error_scene';
comment on column sweep.configuration_results.shift_error_scene_min is 'Smallest value: shift_error_scene';
comment on column sweep.configuration_results.shift_error_scene_max is 'Largest value: shift_error_scene';
comment on column sweep.configuration_results.shift_error_scene_sum is 'Sum: shift_error_scene';
comment on column sweep.configuration_results.shift_error_scene_squares is 'Sum of the squared deviations from the mean: shift_error_scene';
comment on column sweep.configuration_results.level_response_n is 'Trials with a list that is not empty: level_response';
comment on column sweep.configuration_results.level_response_length is 'Largest number of values: level_response';
comment on column sweep.configuration_results.grid_gap_n is 'Trials with this number: grid_gap';
comment on column sweep.configuration_results.grid_gap_min is 'Smallest value: grid_gap';
comment on column sweep.configuration_results.grid_gap_max is 'Largest value: grid_gap';
comment on column sweep.configuration_results.grid_gap_sum is 'Sum: grid_gap';
comment on column sweep.configuration_results.grid_gap_squares is 'Sum of the squared deviations from the mean: grid_gap';
comment on column sweep.configuration_results.background_gap_n is 'Trials with this number: background_gap';
comment on column sweep.configuration_results.background_gap_min is 'Smallest value: background_gap';
comment on column sweep.configuration_results.background_gap_max is 'Largest value: background_gap';
comment on column sweep.configuration_results.background_gap_sum is 'Sum: background_gap';
comment on column sweep.configuration_results.background_gap_squares is 'Sum of the squared deviations from the mean: background_gap';
comment on column sweep.configuration_results.stitch_error_generic_n is 'Trials with this number: stitch_error_generic';
comment on column sweep.configuration_results.stitch_error_generic_min is 'Smallest value: stitch_error_generic';
comment on column sweep.configuration_results.stitch_error_generic_max is 'Largest value: stitch_error_generic';
comment on column sweep.configuration_results.stitch_error_generic_sum is 'Sum: stitch_error_generic';
comment on column sweep.configuration_results.stitch_error_generic_squares is 'Sum of the squared deviations from the mean: stitch_error_generic';
comment on column sweep.configuration_results.empty_windows_n is 'Trials with this number: empty_windows';
comment on column sweep.configuration_results.empty_windows_min is 'Smallest value: empty_windows';
comment on column sweep.configuration_results.empty_windows_max is 'Largest value: empty_windows';
comment on column sweep.configuration_results.empty_windows_sum is 'Sum: empty_windows';
comment on column sweep.configuration_results.empty_windows_squares is 'Sum of the squared deviations from the mean: empty_windows';
comment on column sweep.configuration_results.clustering_control_n is 'Trials that measured this: clustering_control';
comment on column sweep.configuration_results.clustering_control_true is 'Trials of which it is true: clustering_control';
comment on column sweep.configuration_results.false_splits_share_n is 'Trials with this number: false_splits / cut_objects';
comment on column sweep.configuration_results.false_splits_share_min is 'Smallest value: false_splits / cut_objects';
comment on column sweep.configuration_results.false_splits_share_max is 'Largest value: false_splits / cut_objects';
comment on column sweep.configuration_results.false_splits_share_sum is 'Sum: false_splits / cut_objects';
comment on column sweep.configuration_results.false_splits_share_squares is 'Sum of the squared deviations from the mean: false_splits / cut_objects';
comment on column sweep.configuration_results.conclusive_measured_distinct_n is 'Trials with this number: conclusive measured_distinct';
comment on column sweep.configuration_results.conclusive_measured_distinct_min is 'Smallest value: conclusive measured_distinct';
comment on column sweep.configuration_results.conclusive_measured_distinct_max is 'Largest value: conclusive measured_distinct';
comment on column sweep.configuration_results.conclusive_measured_distinct_sum is 'Sum: conclusive measured_distinct';
comment on column sweep.configuration_results.conclusive_measured_distinct_squares is 'Sum of the squared deviations from the mean: conclusive measured_distinct';
-- end

-- Shows the results of each configuration over all its seeds, one of which may be a control: what the views over seeds show is made of this. Where a
-- control is among the seeds, or where a control failed and measurements have no verdict that could be inconclusive, it reads the trials. These few
-- configurations are joined to the many, so that the server reads no column that nobody asks for: two queries put together by UNION ALL would make
-- every column of every row. Conditions that nearly every row fulfils are inequalities, which the server takes for common.
create or replace view sweep.results_over_seeds as
select
    r.sweep,
    r.sweep_id,
    r.configuration_id,
    r.configuration,
    r.network,
    r.measure,
    r.period,
    r.bound,
    -- axes of r
    r.dimensions,
    r.depth,
    r.factor,
    r.padding,
    r.upsampling,
    r.pooling,
    r.convolutions,
    r.width,
    r.embedding,
    r.scene,
    r.radius,
    r.spacing,
    r.train_window,
    r.tile_crop,
    r.steps,
    r.learning_rate,
    r.delta_v,
    r.delta_d,
    r.pair_mask,
    r.precision,
    r.batch,
    r.normalisation,
    r.noise,
    r.elastic,
    r.images,
    r.whole_image,
    r.halo,
    r.bandwidth,
    r.kernel,
    -- end
    -- predictions of r
    r.predicted_distinct,
    r.distinct_law,
    r.predicted_seamless,
    r.stitching_law,
    r.predicted_jump,
    r.seams_law,
    r.predicted_separable,
    r.separable_law,
    r.predicted_equivariant,
    r.shifts_law,
    -- end
    r.controls_failed,
    coalesce(t.n, r.n::bigint) as n,
    coalesce(t.controls, 0) as controls,
    coalesce(t.succeeded, r.succeeded::bigint) as succeeded,
    -- names of t, else of r
    case when t.n is null then r.confirmed else t.confirmed end as confirmed,
    case when t.n is null then r.not_reached else t.not_reached end as not_reached,
    case when t.n is null then r.refuted else t.refuted end as refuted,
    case when t.n is null then r.inconclusive else t.inconclusive end as inconclusive,
    case when t.n is null then r.not_predicted else t.not_predicted end as not_predicted,
    case when t.n is null then r.distinct_confirmed else t.distinct_confirmed end as distinct_confirmed,
    case when t.n is null then r.distinct_not_reached else t.distinct_not_reached end as distinct_not_reached,
    case when t.n is null then r.distinct_refuted else t.distinct_refuted end as distinct_refuted,
    case when t.n is null then r.distinct_inconclusive else t.distinct_inconclusive end as distinct_inconclusive,
    case when t.n is null then r.distinct_not_predicted else t.distinct_not_predicted end as distinct_not_predicted,
    case when t.n is null then r.stitching_confirmed else t.stitching_confirmed end as stitching_confirmed,
    case when t.n is null then r.stitching_not_reached else t.stitching_not_reached end as stitching_not_reached,
    case when t.n is null then r.stitching_refuted else t.stitching_refuted end as stitching_refuted,
    case when t.n is null then r.stitching_inconclusive else t.stitching_inconclusive end as stitching_inconclusive,
    case when t.n is null then r.stitching_not_predicted else t.stitching_not_predicted end as stitching_not_predicted,
    case when t.n is null then r.seams_confirmed else t.seams_confirmed end as seams_confirmed,
    case when t.n is null then r.seams_not_reached else t.seams_not_reached end as seams_not_reached,
    case when t.n is null then r.seams_refuted else t.seams_refuted end as seams_refuted,
    case when t.n is null then r.seams_inconclusive else t.seams_inconclusive end as seams_inconclusive,
    case when t.n is null then r.seams_not_predicted else t.seams_not_predicted end as seams_not_predicted,
    case when t.n is null then r.separable_confirmed else t.separable_confirmed end as separable_confirmed,
    case when t.n is null then r.separable_not_reached else t.separable_not_reached end as separable_not_reached,
    case when t.n is null then r.separable_refuted else t.separable_refuted end as separable_refuted,
    case when t.n is null then r.separable_inconclusive else t.separable_inconclusive end as separable_inconclusive,
    case when t.n is null then r.separable_not_predicted else t.separable_not_predicted end as separable_not_predicted,
    case when t.n is null then r.shifts_confirmed else t.shifts_confirmed end as shifts_confirmed,
    case when t.n is null then r.shifts_not_reached else t.shifts_not_reached end as shifts_not_reached,
    case when t.n is null then r.shifts_refuted else t.shifts_refuted end as shifts_refuted,
    case when t.n is null then r.shifts_inconclusive else t.shifts_inconclusive end as shifts_inconclusive,
    case when t.n is null then r.shifts_not_predicted else t.shifts_not_predicted end as shifts_not_predicted,
    case when t.n is null then r.measured_distinct_n else t.measured_distinct_n end as measured_distinct_n,
    case when t.n is null then r.measured_distinct_min else t.measured_distinct_min end as measured_distinct_min,
    case when t.n is null then r.measured_distinct_max else t.measured_distinct_max end as measured_distinct_max,
    case when t.n is null then r.measured_distinct_sum else t.measured_distinct_sum end as measured_distinct_sum,
    case when t.n is null then r.measured_distinct_squares else t.measured_distinct_squares end as measured_distinct_squares,
    case when t.n is null then r.objects_n else t.objects_n end as objects_n,
    case when t.n is null then r.objects_min else t.objects_min end as objects_min,
    case when t.n is null then r.objects_max else t.objects_max end as objects_max,
    case when t.n is null then r.objects_sum else t.objects_sum end as objects_sum,
    case when t.n is null then r.objects_squares else t.objects_squares end as objects_squares,
    case when t.n is null then r.tolerance_n else t.tolerance_n end as tolerance_n,
    case when t.n is null then r.tolerance_min else t.tolerance_min end as tolerance_min,
    case when t.n is null then r.tolerance_max else t.tolerance_max end as tolerance_max,
    case when t.n is null then r.tolerance_sum else t.tolerance_sum end as tolerance_sum,
    case when t.n is null then r.tolerance_squares else t.tolerance_squares end as tolerance_squares,
    case when t.n is null then r.within_class_n else t.within_class_n end as within_class_n,
    case when t.n is null then r.within_class_min else t.within_class_min end as within_class_min,
    case when t.n is null then r.within_class_max else t.within_class_max end as within_class_max,
    case when t.n is null then r.within_class_sum else t.within_class_sum end as within_class_sum,
    case when t.n is null then r.within_class_squares else t.within_class_squares end as within_class_squares,
    case when t.n is null then r.between_classes_n else t.between_classes_n end as between_classes_n,
    case when t.n is null then r.between_classes_min else t.between_classes_min end as between_classes_min,
    case when t.n is null then r.between_classes_max else t.between_classes_max end as between_classes_max,
    case when t.n is null then r.between_classes_sum else t.between_classes_sum end as between_classes_sum,
    case when t.n is null then r.between_classes_squares else t.between_classes_squares end as between_classes_squares,
    case when t.n is null then r.class_gap_n else t.class_gap_n end as class_gap_n,
    case when t.n is null then r.class_gap_min else t.class_gap_min end as class_gap_min,
    case when t.n is null then r.class_gap_max else t.class_gap_max end as class_gap_max,
    case when t.n is null then r.class_gap_sum else t.class_gap_sum end as class_gap_sum,
    case when t.n is null then r.class_gap_squares else t.class_gap_squares end as class_gap_squares,
    case when t.n is null then r.output_deviation_n else t.output_deviation_n end as output_deviation_n,
    case when t.n is null then r.output_deviation_min else t.output_deviation_min end as output_deviation_min,
    case when t.n is null then r.output_deviation_max else t.output_deviation_max end as output_deviation_max,
    case when t.n is null then r.output_deviation_sum else t.output_deviation_sum end as output_deviation_sum,
    case when t.n is null then r.output_deviation_squares else t.output_deviation_squares end as output_deviation_squares,
    case when t.n is null then r.dead_n else t.dead_n end as dead_n,
    case when t.n is null then r.dead_true else t.dead_true end as dead_true,
    case when t.n is null then r.stitch_error_max_n else t.stitch_error_max_n end as stitch_error_max_n,
    case when t.n is null then r.stitch_error_max_min else t.stitch_error_max_min end as stitch_error_max_min,
    case when t.n is null then r.stitch_error_max_max else t.stitch_error_max_max end as stitch_error_max_max,
    case when t.n is null then r.stitch_error_max_sum else t.stitch_error_max_sum end as stitch_error_max_sum,
    case when t.n is null then r.stitch_error_max_squares else t.stitch_error_max_squares end as stitch_error_max_squares,
    case when t.n is null then r.stitch_error_rms_n else t.stitch_error_rms_n end as stitch_error_rms_n,
    case when t.n is null then r.stitch_error_rms_min else t.stitch_error_rms_min end as stitch_error_rms_min,
    case when t.n is null then r.stitch_error_rms_max else t.stitch_error_rms_max end as stitch_error_rms_max,
    case when t.n is null then r.stitch_error_rms_sum else t.stitch_error_rms_sum end as stitch_error_rms_sum,
    case when t.n is null then r.stitch_error_rms_squares else t.stitch_error_rms_squares end as stitch_error_rms_squares,
    case when t.n is null then r.jump_ratio_n else t.jump_ratio_n end as jump_ratio_n,
    case when t.n is null then r.jump_ratio_min else t.jump_ratio_min end as jump_ratio_min,
    case when t.n is null then r.jump_ratio_max else t.jump_ratio_max end as jump_ratio_max,
    case when t.n is null then r.jump_ratio_sum else t.jump_ratio_sum end as jump_ratio_sum,
    case when t.n is null then r.jump_ratio_squares else t.jump_ratio_squares end as jump_ratio_squares,
    case when t.n is null then r.jump_profile_n else t.jump_profile_n end as jump_profile_n,
    case when t.n is null then r.jump_profile_length else t.jump_profile_length end as jump_profile_length,
    case when t.n is null then r.final_loss_n else t.final_loss_n end as final_loss_n,
    case when t.n is null then r.final_loss_min else t.final_loss_min end as final_loss_min,
    case when t.n is null then r.final_loss_max else t.final_loss_max end as final_loss_max,
    case when t.n is null then r.final_loss_sum else t.final_loss_sum end as final_loss_sum,
    case when t.n is null then r.final_loss_squares else t.final_loss_squares end as final_loss_squares,
    case when t.n is null then r.steps_made_n else t.steps_made_n end as steps_made_n,
    case when t.n is null then r.steps_made_min else t.steps_made_min end as steps_made_min,
    case when t.n is null then r.steps_made_max else t.steps_made_max end as steps_made_max,
    case when t.n is null then r.steps_made_sum else t.steps_made_sum end as steps_made_sum,
    case when t.n is null then r.steps_made_squares else t.steps_made_squares end as steps_made_squares,
    case when t.n is null then r.loss_curve_n else t.loss_curve_n end as loss_curve_n,
    case when t.n is null then r.loss_curve_length else t.loss_curve_length end as loss_curve_length,
    case when t.n is null then r.separable_n else t.separable_n end as separable_n,
    case when t.n is null then r.separable_true else t.separable_true end as separable_true,
    case when t.n is null then r.truth_objects_n else t.truth_objects_n end as truth_objects_n,
    case when t.n is null then r.truth_objects_min else t.truth_objects_min end as truth_objects_min,
    case when t.n is null then r.truth_objects_max else t.truth_objects_max end as truth_objects_max,
    case when t.n is null then r.truth_objects_sum else t.truth_objects_sum end as truth_objects_sum,
    case when t.n is null then r.truth_objects_squares else t.truth_objects_squares end as truth_objects_squares,
    case when t.n is null then r.found_instances_n else t.found_instances_n end as found_instances_n,
    case when t.n is null then r.found_instances_min else t.found_instances_min end as found_instances_min,
    case when t.n is null then r.found_instances_max else t.found_instances_max end as found_instances_max,
    case when t.n is null then r.found_instances_sum else t.found_instances_sum end as found_instances_sum,
    case when t.n is null then r.found_instances_squares else t.found_instances_squares end as found_instances_squares,
    case when t.n is null then r.cut_objects_n else t.cut_objects_n end as cut_objects_n,
    case when t.n is null then r.cut_objects_min else t.cut_objects_min end as cut_objects_min,
    case when t.n is null then r.cut_objects_max else t.cut_objects_max end as cut_objects_max,
    case when t.n is null then r.cut_objects_sum else t.cut_objects_sum end as cut_objects_sum,
    case when t.n is null then r.cut_objects_squares else t.cut_objects_squares end as cut_objects_squares,
    case when t.n is null then r.false_splits_n else t.false_splits_n end as false_splits_n,
    case when t.n is null then r.false_splits_min else t.false_splits_min end as false_splits_min,
    case when t.n is null then r.false_splits_max else t.false_splits_max end as false_splits_max,
    case when t.n is null then r.false_splits_sum else t.false_splits_sum end as false_splits_sum,
    case when t.n is null then r.false_splits_squares else t.false_splits_squares end as false_splits_squares,
    case when t.n is null then r.false_merges_n else t.false_merges_n end as false_merges_n,
    case when t.n is null then r.false_merges_min else t.false_merges_min end as false_merges_min,
    case when t.n is null then r.false_merges_max else t.false_merges_max end as false_merges_max,
    case when t.n is null then r.false_merges_sum else t.false_merges_sum end as false_merges_sum,
    case when t.n is null then r.false_merges_squares else t.false_merges_squares end as false_merges_squares,
    case when t.n is null then r.ap50_n else t.ap50_n end as ap50_n,
    case when t.n is null then r.ap50_min else t.ap50_min end as ap50_min,
    case when t.n is null then r.ap50_max else t.ap50_max end as ap50_max,
    case when t.n is null then r.ap50_sum else t.ap50_sum end as ap50_sum,
    case when t.n is null then r.ap50_squares else t.ap50_squares end as ap50_squares,
    case when t.n is null then r.ap_n else t.ap_n end as ap_n,
    case when t.n is null then r.ap_min else t.ap_min end as ap_min,
    case when t.n is null then r.ap_max else t.ap_max end as ap_max,
    case when t.n is null then r.ap_sum else t.ap_sum end as ap_sum,
    case when t.n is null then r.ap_squares else t.ap_squares end as ap_squares,
    case when t.n is null then r.shift_error_max_n else t.shift_error_max_n end as shift_error_max_n,
    case when t.n is null then r.shift_error_max_min else t.shift_error_max_min end as shift_error_max_min,
    case when t.n is null then r.shift_error_max_max else t.shift_error_max_max end as shift_error_max_max,
    case when t.n is null then r.shift_error_max_sum else t.shift_error_max_sum end as shift_error_max_sum,
    case when t.n is null then r.shift_error_max_squares else t.shift_error_max_squares end as shift_error_max_squares,
    case when t.n is null then r.shift_error_scene_n else t.shift_error_scene_n end as shift_error_scene_n,
    case when t.n is null then r.shift_error_scene_min else t.shift_error_scene_min end as shift_error_scene_min,
    case when t.n is null then r.shift_error_scene_max else t.shift_error_scene_max end as shift_error_scene_max,
    case when t.n is null then r.shift_error_scene_sum else t.shift_error_scene_sum end as shift_error_scene_sum,
    case when t.n is null then r.shift_error_scene_squares else t.shift_error_scene_squares end as shift_error_scene_squares,
    case when t.n is null then r.level_response_n else t.level_response_n end as level_response_n,
    case when t.n is null then r.level_response_length else t.level_response_length end as level_response_length,
    case when t.n is null then r.grid_gap_n else t.grid_gap_n end as grid_gap_n,
    case when t.n is null then r.grid_gap_min else t.grid_gap_min end as grid_gap_min,
    case when t.n is null then r.grid_gap_max else t.grid_gap_max end as grid_gap_max,
    case when t.n is null then r.grid_gap_sum else t.grid_gap_sum end as grid_gap_sum,
    case when t.n is null then r.grid_gap_squares else t.grid_gap_squares end as grid_gap_squares,
    case when t.n is null then r.background_gap_n else t.background_gap_n end as background_gap_n,
    case when t.n is null then r.background_gap_min else t.background_gap_min end as background_gap_min,
    case when t.n is null then r.background_gap_max else t.background_gap_max end as background_gap_max,
    case when t.n is null then r.background_gap_sum else t.background_gap_sum end as background_gap_sum,
    case when t.n is null then r.background_gap_squares else t.background_gap_squares end as background_gap_squares,
    case when t.n is null then r.stitch_error_generic_n else t.stitch_error_generic_n end as stitch_error_generic_n,
    case when t.n is null then r.stitch_error_generic_min else t.stitch_error_generic_min end as stitch_error_generic_min,
    case when t.n is null then r.stitch_error_generic_max else t.stitch_error_generic_max end as stitch_error_generic_max,
    case when t.n is null then r.stitch_error_generic_sum else t.stitch_error_generic_sum end as stitch_error_generic_sum,
    case when t.n is null then r.stitch_error_generic_squares else t.stitch_error_generic_squares end as stitch_error_generic_squares,
    case when t.n is null then r.empty_windows_n else t.empty_windows_n end as empty_windows_n,
    case when t.n is null then r.empty_windows_min else t.empty_windows_min end as empty_windows_min,
    case when t.n is null then r.empty_windows_max else t.empty_windows_max end as empty_windows_max,
    case when t.n is null then r.empty_windows_sum else t.empty_windows_sum end as empty_windows_sum,
    case when t.n is null then r.empty_windows_squares else t.empty_windows_squares end as empty_windows_squares,
    case when t.n is null then r.clustering_control_n else t.clustering_control_n end as clustering_control_n,
    case when t.n is null then r.clustering_control_true else t.clustering_control_true end as clustering_control_true,
    case when t.n is null then r.false_splits_share_n else t.false_splits_share_n end as false_splits_share_n,
    case when t.n is null then r.false_splits_share_min else t.false_splits_share_min end as false_splits_share_min,
    case when t.n is null then r.false_splits_share_max else t.false_splits_share_max end as false_splits_share_max,
    case when t.n is null then r.false_splits_share_sum else t.false_splits_share_sum end as false_splits_share_sum,
    case when t.n is null then r.false_splits_share_squares else t.false_splits_share_squares end as false_splits_share_squares,
    case when t.n is null then r.conclusive_measured_distinct_n else t.conclusive_measured_distinct_n end as conclusive_measured_distinct_n,
    case when t.n is null then r.conclusive_measured_distinct_min else t.conclusive_measured_distinct_min end as conclusive_measured_distinct_min,
    case when t.n is null then r.conclusive_measured_distinct_max else t.conclusive_measured_distinct_max end as conclusive_measured_distinct_max,
    case when t.n is null then r.conclusive_measured_distinct_sum else t.conclusive_measured_distinct_sum end as conclusive_measured_distinct_sum,
    case when t.n is null then r.conclusive_measured_distinct_squares else t.conclusive_measured_distinct_squares end as conclusive_measured_distinct_squares,
    -- end
    r.has_control
from sweep.configuration_results r
left join (
    select chosen.sweep_id, chosen.configuration_id, k.*
    from (
        select t.sweep_id, t.configuration_id from sweep.trials t where t.control
        union
        select k.sweep_id, k.configuration_id
        from (
            select t.sweep_id
            from sweep.trials t
            left join sweep.trial_states e on e.trial_id = t.id
            left join sweep.measurements m on m.trial_id = t.id
            where t.control
            group by t.sweep_id
            having bool_or(e.state = 'failed' or m.verdict <> 'confirmed')
        ) failing
        join sweep.kept_results k on k.sweep_id = failing.sweep_id
        -- Some measurement has no verdict. The server takes an equality for rare, as this is.
        where k.measured_distinct_n > 0 and sign(
            k.measured - coalesce(k.distinct_confirmed, 0) - coalesce(k.distinct_not_reached, 0) - coalesce(k.distinct_refuted, 0)
            - coalesce(k.distinct_inconclusive, 0) - coalesce(k.distinct_not_predicted, 0)) = 1
    ) chosen
    cross join lateral (
        select
            -- kept results
            case when f.failed then 0 else coalesce(k.confirmed, 0) end::bigint as confirmed,
            case when f.failed then 0 else coalesce(k.not_reached, 0) end::bigint as not_reached,
            case when f.failed then 0 else coalesce(k.refuted, 0) end::bigint as refuted,
            case when f.failed then coalesce(k.confirmed, 0) + coalesce(k.not_reached, 0) + coalesce(k.refuted, 0) + coalesce(k.inconclusive, 0) + coalesce(k.not_predicted, 0) else coalesce(k.inconclusive, 0) end::bigint as inconclusive,
            case when f.failed then 0 else coalesce(k.not_predicted, 0) end::bigint as not_predicted,
            case when f.failed then 0 else coalesce(k.distinct_confirmed, 0) end::bigint as distinct_confirmed,
            case when f.failed then 0 else coalesce(k.distinct_not_reached, 0) end::bigint as distinct_not_reached,
            case when f.failed then 0 else coalesce(k.distinct_refuted, 0) end::bigint as distinct_refuted,
            case when f.failed then coalesce(k.distinct_confirmed, 0) + coalesce(k.distinct_not_reached, 0) + coalesce(k.distinct_refuted, 0) + coalesce(k.distinct_inconclusive, 0) + coalesce(k.distinct_not_predicted, 0) else coalesce(k.distinct_inconclusive, 0) end::bigint as distinct_inconclusive,
            case when f.failed then 0 else coalesce(k.distinct_not_predicted, 0) end::bigint as distinct_not_predicted,
            case when f.failed then 0 else coalesce(k.stitching_confirmed, 0) end::bigint as stitching_confirmed,
            case when f.failed then 0 else coalesce(k.stitching_not_reached, 0) end::bigint as stitching_not_reached,
            case when f.failed then 0 else coalesce(k.stitching_refuted, 0) end::bigint as stitching_refuted,
            case when f.failed then coalesce(k.stitching_confirmed, 0) + coalesce(k.stitching_not_reached, 0) + coalesce(k.stitching_refuted, 0) + coalesce(k.stitching_inconclusive, 0) + coalesce(k.stitching_not_predicted, 0) else coalesce(k.stitching_inconclusive, 0) end::bigint as stitching_inconclusive,
            case when f.failed then 0 else coalesce(k.stitching_not_predicted, 0) end::bigint as stitching_not_predicted,
            case when f.failed then 0 else coalesce(k.seams_confirmed, 0) end::bigint as seams_confirmed,
            case when f.failed then 0 else coalesce(k.seams_not_reached, 0) end::bigint as seams_not_reached,
            case when f.failed then 0 else coalesce(k.seams_refuted, 0) end::bigint as seams_refuted,
            case when f.failed then coalesce(k.seams_confirmed, 0) + coalesce(k.seams_not_reached, 0) + coalesce(k.seams_refuted, 0) + coalesce(k.seams_inconclusive, 0) + coalesce(k.seams_not_predicted, 0) else coalesce(k.seams_inconclusive, 0) end::bigint as seams_inconclusive,
            case when f.failed then 0 else coalesce(k.seams_not_predicted, 0) end::bigint as seams_not_predicted,
            case when f.failed then 0 else coalesce(k.separable_confirmed, 0) end::bigint as separable_confirmed,
            case when f.failed then 0 else coalesce(k.separable_not_reached, 0) end::bigint as separable_not_reached,
            case when f.failed then 0 else coalesce(k.separable_refuted, 0) end::bigint as separable_refuted,
            case when f.failed then coalesce(k.separable_confirmed, 0) + coalesce(k.separable_not_reached, 0) + coalesce(k.separable_refuted, 0) + coalesce(k.separable_inconclusive, 0) + coalesce(k.separable_not_predicted, 0) else coalesce(k.separable_inconclusive, 0) end::bigint as separable_inconclusive,
            case when f.failed then 0 else coalesce(k.separable_not_predicted, 0) end::bigint as separable_not_predicted,
            case when f.failed then 0 else coalesce(k.shifts_confirmed, 0) end::bigint as shifts_confirmed,
            case when f.failed then 0 else coalesce(k.shifts_not_reached, 0) end::bigint as shifts_not_reached,
            case when f.failed then 0 else coalesce(k.shifts_refuted, 0) end::bigint as shifts_refuted,
            case when f.failed then coalesce(k.shifts_confirmed, 0) + coalesce(k.shifts_not_reached, 0) + coalesce(k.shifts_refuted, 0) + coalesce(k.shifts_inconclusive, 0) + coalesce(k.shifts_not_predicted, 0) else coalesce(k.shifts_inconclusive, 0) end::bigint as shifts_inconclusive,
            case when f.failed then 0 else coalesce(k.shifts_not_predicted, 0) end::bigint as shifts_not_predicted,
            coalesce(k.measured_distinct_n, 0)::bigint as measured_distinct_n,
            k.measured_distinct_min as measured_distinct_min,
            k.measured_distinct_max as measured_distinct_max,
            k.measured_distinct_sum as measured_distinct_sum,
            k.measured_distinct_squares as measured_distinct_squares,
            coalesce(k.objects_n, 0)::bigint as objects_n,
            k.objects_min as objects_min,
            k.objects_max as objects_max,
            k.objects_sum as objects_sum,
            k.objects_squares as objects_squares,
            coalesce(k.tolerance_n, 0)::bigint as tolerance_n,
            k.tolerance_min as tolerance_min,
            k.tolerance_max as tolerance_max,
            k.tolerance_sum as tolerance_sum,
            k.tolerance_squares as tolerance_squares,
            coalesce(k.within_class_n, 0)::bigint as within_class_n,
            k.within_class_min as within_class_min,
            k.within_class_max as within_class_max,
            k.within_class_sum as within_class_sum,
            k.within_class_squares as within_class_squares,
            coalesce(k.between_classes_n, 0)::bigint as between_classes_n,
            k.between_classes_min as between_classes_min,
            k.between_classes_max as between_classes_max,
            k.between_classes_sum as between_classes_sum,
            k.between_classes_squares as between_classes_squares,
            coalesce(k.class_gap_n, 0)::bigint as class_gap_n,
            k.class_gap_min as class_gap_min,
            k.class_gap_max as class_gap_max,
            k.class_gap_sum as class_gap_sum,
            k.class_gap_squares as class_gap_squares,
            coalesce(k.output_deviation_n, 0)::bigint as output_deviation_n,
            k.output_deviation_min as output_deviation_min,
            k.output_deviation_max as output_deviation_max,
            k.output_deviation_sum as output_deviation_sum,
            k.output_deviation_squares as output_deviation_squares,
            coalesce(k.dead_n, 0)::bigint as dead_n,
            coalesce(k.dead_true, 0)::bigint as dead_true,
            coalesce(k.stitch_error_max_n, 0)::bigint as stitch_error_max_n,
            k.stitch_error_max_min as stitch_error_max_min,
            k.stitch_error_max_max as stitch_error_max_max,
            k.stitch_error_max_sum as stitch_error_max_sum,
            k.stitch_error_max_squares as stitch_error_max_squares,
            coalesce(k.stitch_error_rms_n, 0)::bigint as stitch_error_rms_n,
            k.stitch_error_rms_min as stitch_error_rms_min,
            k.stitch_error_rms_max as stitch_error_rms_max,
            k.stitch_error_rms_sum as stitch_error_rms_sum,
            k.stitch_error_rms_squares as stitch_error_rms_squares,
            coalesce(k.jump_ratio_n, 0)::bigint as jump_ratio_n,
            k.jump_ratio_min as jump_ratio_min,
            k.jump_ratio_max as jump_ratio_max,
            k.jump_ratio_sum as jump_ratio_sum,
            k.jump_ratio_squares as jump_ratio_squares,
            coalesce(k.jump_profile_n, 0)::bigint as jump_profile_n,
            k.jump_profile_length as jump_profile_length,
            coalesce(k.final_loss_n, 0)::bigint as final_loss_n,
            k.final_loss_min as final_loss_min,
            k.final_loss_max as final_loss_max,
            k.final_loss_sum as final_loss_sum,
            k.final_loss_squares as final_loss_squares,
            coalesce(k.steps_made_n, 0)::bigint as steps_made_n,
            k.steps_made_min as steps_made_min,
            k.steps_made_max as steps_made_max,
            k.steps_made_sum as steps_made_sum,
            k.steps_made_squares as steps_made_squares,
            coalesce(k.loss_curve_n, 0)::bigint as loss_curve_n,
            k.loss_curve_length as loss_curve_length,
            coalesce(k.separable_n, 0)::bigint as separable_n,
            coalesce(k.separable_true, 0)::bigint as separable_true,
            coalesce(k.truth_objects_n, 0)::bigint as truth_objects_n,
            k.truth_objects_min as truth_objects_min,
            k.truth_objects_max as truth_objects_max,
            k.truth_objects_sum as truth_objects_sum,
            k.truth_objects_squares as truth_objects_squares,
            coalesce(k.found_instances_n, 0)::bigint as found_instances_n,
            k.found_instances_min as found_instances_min,
            k.found_instances_max as found_instances_max,
            k.found_instances_sum as found_instances_sum,
            k.found_instances_squares as found_instances_squares,
            coalesce(k.cut_objects_n, 0)::bigint as cut_objects_n,
            k.cut_objects_min as cut_objects_min,
            k.cut_objects_max as cut_objects_max,
            k.cut_objects_sum as cut_objects_sum,
            k.cut_objects_squares as cut_objects_squares,
            coalesce(k.false_splits_n, 0)::bigint as false_splits_n,
            k.false_splits_min as false_splits_min,
            k.false_splits_max as false_splits_max,
            k.false_splits_sum as false_splits_sum,
            k.false_splits_squares as false_splits_squares,
            coalesce(k.false_merges_n, 0)::bigint as false_merges_n,
            k.false_merges_min as false_merges_min,
            k.false_merges_max as false_merges_max,
            k.false_merges_sum as false_merges_sum,
            k.false_merges_squares as false_merges_squares,
            coalesce(k.ap50_n, 0)::bigint as ap50_n,
            k.ap50_min as ap50_min,
            k.ap50_max as ap50_max,
            k.ap50_sum as ap50_sum,
            k.ap50_squares as ap50_squares,
            coalesce(k.ap_n, 0)::bigint as ap_n,
            k.ap_min as ap_min,
            k.ap_max as ap_max,
            k.ap_sum as ap_sum,
            k.ap_squares as ap_squares,
            coalesce(k.shift_error_max_n, 0)::bigint as shift_error_max_n,
            k.shift_error_max_min as shift_error_max_min,
            k.shift_error_max_max as shift_error_max_max,
            k.shift_error_max_sum as shift_error_max_sum,
            k.shift_error_max_squares as shift_error_max_squares,
            coalesce(k.shift_error_scene_n, 0)::bigint as shift_error_scene_n,
            k.shift_error_scene_min as shift_error_scene_min,
            k.shift_error_scene_max as shift_error_scene_max,
            k.shift_error_scene_sum as shift_error_scene_sum,
            k.shift_error_scene_squares as shift_error_scene_squares,
            coalesce(k.level_response_n, 0)::bigint as level_response_n,
            k.level_response_length as level_response_length,
            coalesce(k.grid_gap_n, 0)::bigint as grid_gap_n,
            k.grid_gap_min as grid_gap_min,
            k.grid_gap_max as grid_gap_max,
            k.grid_gap_sum as grid_gap_sum,
            k.grid_gap_squares as grid_gap_squares,
            coalesce(k.background_gap_n, 0)::bigint as background_gap_n,
            k.background_gap_min as background_gap_min,
            k.background_gap_max as background_gap_max,
            k.background_gap_sum as background_gap_sum,
            k.background_gap_squares as background_gap_squares,
            coalesce(k.stitch_error_generic_n, 0)::bigint as stitch_error_generic_n,
            k.stitch_error_generic_min as stitch_error_generic_min,
            k.stitch_error_generic_max as stitch_error_generic_max,
            k.stitch_error_generic_sum as stitch_error_generic_sum,
            k.stitch_error_generic_squares as stitch_error_generic_squares,
            coalesce(k.empty_windows_n, 0)::bigint as empty_windows_n,
            k.empty_windows_min as empty_windows_min,
            k.empty_windows_max as empty_windows_max,
            k.empty_windows_sum as empty_windows_sum,
            k.empty_windows_squares as empty_windows_squares,
            coalesce(k.clustering_control_n, 0)::bigint as clustering_control_n,
            coalesce(k.clustering_control_true, 0)::bigint as clustering_control_true,
            coalesce(k.false_splits_share_n, 0)::bigint as false_splits_share_n,
            k.false_splits_share_min as false_splits_share_min,
            k.false_splits_share_max as false_splits_share_max,
            k.false_splits_share_sum as false_splits_share_sum,
            k.false_splits_share_squares as false_splits_share_squares,
            case when f.failed then null else coalesce(k.conclusive_measured_distinct_n, 0)::bigint end as conclusive_measured_distinct_n,
            case when f.failed then null else k.conclusive_measured_distinct_min end as conclusive_measured_distinct_min,
            case when f.failed then null else k.conclusive_measured_distinct_max end as conclusive_measured_distinct_max,
            case when f.failed then null else k.conclusive_measured_distinct_sum end as conclusive_measured_distinct_sum,
            case when f.failed then null else k.conclusive_measured_distinct_squares end as conclusive_measured_distinct_squares,
            -- end
            k.n, k.controls, k.succeeded
        from (
            select
                -- kept folds
                nullif(count(*) filter (where m.verdict = 'confirmed'), 0) as confirmed,
                nullif(count(*) filter (where m.verdict = 'not_reached'), 0) as not_reached,
                nullif(count(*) filter (where m.verdict = 'refuted'), 0) as refuted,
                nullif(count(*) filter (where m.verdict = 'inconclusive'), 0) as inconclusive,
                nullif(count(*) filter (where m.verdict = 'not_predicted'), 0) as not_predicted,
                nullif(count(*) filter (where m.distinct_verdict = 'confirmed'), 0) as distinct_confirmed,
                nullif(count(*) filter (where m.distinct_verdict = 'not_reached'), 0) as distinct_not_reached,
                nullif(count(*) filter (where m.distinct_verdict = 'refuted'), 0) as distinct_refuted,
                nullif(count(*) filter (where m.distinct_verdict = 'inconclusive'), 0) as distinct_inconclusive,
                nullif(count(*) filter (where m.distinct_verdict = 'not_predicted'), 0) as distinct_not_predicted,
                nullif(count(*) filter (where m.stitching_verdict = 'confirmed'), 0) as stitching_confirmed,
                nullif(count(*) filter (where m.stitching_verdict = 'not_reached'), 0) as stitching_not_reached,
                nullif(count(*) filter (where m.stitching_verdict = 'refuted'), 0) as stitching_refuted,
                nullif(count(*) filter (where m.stitching_verdict = 'inconclusive'), 0) as stitching_inconclusive,
                nullif(count(*) filter (where m.stitching_verdict = 'not_predicted'), 0) as stitching_not_predicted,
                nullif(count(*) filter (where m.seams_verdict = 'confirmed'), 0) as seams_confirmed,
                nullif(count(*) filter (where m.seams_verdict = 'not_reached'), 0) as seams_not_reached,
                nullif(count(*) filter (where m.seams_verdict = 'refuted'), 0) as seams_refuted,
                nullif(count(*) filter (where m.seams_verdict = 'inconclusive'), 0) as seams_inconclusive,
                nullif(count(*) filter (where m.seams_verdict = 'not_predicted'), 0) as seams_not_predicted,
                nullif(count(*) filter (where m.separable_verdict = 'confirmed'), 0) as separable_confirmed,
                nullif(count(*) filter (where m.separable_verdict = 'not_reached'), 0) as separable_not_reached,
                nullif(count(*) filter (where m.separable_verdict = 'refuted'), 0) as separable_refuted,
                nullif(count(*) filter (where m.separable_verdict = 'inconclusive'), 0) as separable_inconclusive,
                nullif(count(*) filter (where m.separable_verdict = 'not_predicted'), 0) as separable_not_predicted,
                nullif(count(*) filter (where m.shifts_verdict = 'confirmed'), 0) as shifts_confirmed,
                nullif(count(*) filter (where m.shifts_verdict = 'not_reached'), 0) as shifts_not_reached,
                nullif(count(*) filter (where m.shifts_verdict = 'refuted'), 0) as shifts_refuted,
                nullif(count(*) filter (where m.shifts_verdict = 'inconclusive'), 0) as shifts_inconclusive,
                nullif(count(*) filter (where m.shifts_verdict = 'not_predicted'), 0) as shifts_not_predicted,
                nullif(count(m.measured_distinct), 0) as measured_distinct_n,
                min(m.measured_distinct) as measured_distinct_min,
                max(m.measured_distinct) as measured_distinct_max,
                sum((m.measured_distinct)::double precision) as measured_distinct_sum,
                var_pop((m.measured_distinct)::double precision) * count(m.measured_distinct) as measured_distinct_squares,
                nullif(count(m.objects), 0) as objects_n,
                min(m.objects) as objects_min,
                max(m.objects) as objects_max,
                sum((m.objects)::double precision) as objects_sum,
                var_pop((m.objects)::double precision) * count(m.objects) as objects_squares,
                nullif(count(m.tolerance), 0) as tolerance_n,
                min(m.tolerance) as tolerance_min,
                max(m.tolerance) as tolerance_max,
                sum(sweep.bounded(m.tolerance)) as tolerance_sum,
                var_pop(sweep.bounded(m.tolerance)) * count(m.tolerance) as tolerance_squares,
                nullif(count(m.within_class), 0) as within_class_n,
                min(m.within_class) as within_class_min,
                max(m.within_class) as within_class_max,
                sum(sweep.bounded(m.within_class)) as within_class_sum,
                var_pop(sweep.bounded(m.within_class)) * count(m.within_class) as within_class_squares,
                nullif(count(m.between_classes), 0) as between_classes_n,
                min(m.between_classes) as between_classes_min,
                max(m.between_classes) as between_classes_max,
                sum(sweep.bounded(m.between_classes)) as between_classes_sum,
                var_pop(sweep.bounded(m.between_classes)) * count(m.between_classes) as between_classes_squares,
                nullif(count(m.class_gap), 0) as class_gap_n,
                min(m.class_gap) as class_gap_min,
                max(m.class_gap) as class_gap_max,
                sum(sweep.bounded(m.class_gap)) as class_gap_sum,
                var_pop(sweep.bounded(m.class_gap)) * count(m.class_gap) as class_gap_squares,
                nullif(count(m.output_deviation), 0) as output_deviation_n,
                min(m.output_deviation) as output_deviation_min,
                max(m.output_deviation) as output_deviation_max,
                sum(sweep.bounded(m.output_deviation)) as output_deviation_sum,
                var_pop(sweep.bounded(m.output_deviation)) * count(m.output_deviation) as output_deviation_squares,
                nullif(count(m.dead), 0) as dead_n,
                nullif(count(*) filter (where m.dead), 0) as dead_true,
                nullif(count(m.stitch_error_max), 0) as stitch_error_max_n,
                min(m.stitch_error_max) as stitch_error_max_min,
                max(m.stitch_error_max) as stitch_error_max_max,
                sum(sweep.bounded(m.stitch_error_max)) as stitch_error_max_sum,
                var_pop(sweep.bounded(m.stitch_error_max)) * count(m.stitch_error_max) as stitch_error_max_squares,
                nullif(count(m.stitch_error_rms), 0) as stitch_error_rms_n,
                min(m.stitch_error_rms) as stitch_error_rms_min,
                max(m.stitch_error_rms) as stitch_error_rms_max,
                sum(sweep.bounded(m.stitch_error_rms)) as stitch_error_rms_sum,
                var_pop(sweep.bounded(m.stitch_error_rms)) * count(m.stitch_error_rms) as stitch_error_rms_squares,
                nullif(count(m.jump_ratio), 0) as jump_ratio_n,
                min(m.jump_ratio) as jump_ratio_min,
                max(m.jump_ratio) as jump_ratio_max,
                sum(sweep.bounded(m.jump_ratio)) as jump_ratio_sum,
                var_pop(sweep.bounded(m.jump_ratio)) * count(m.jump_ratio) as jump_ratio_squares,
                nullif(count(*) filter (where cardinality(m.jump_profile) > 0), 0) as jump_profile_n,
                max(cardinality(m.jump_profile)) as jump_profile_length,
                nullif(count(m.final_loss), 0) as final_loss_n,
                min(m.final_loss) as final_loss_min,
                max(m.final_loss) as final_loss_max,
                sum(sweep.bounded(m.final_loss)) as final_loss_sum,
                var_pop(sweep.bounded(m.final_loss)) * count(m.final_loss) as final_loss_squares,
                nullif(count(m.steps_made), 0) as steps_made_n,
                min(m.steps_made) as steps_made_min,
                max(m.steps_made) as steps_made_max,
                sum((m.steps_made)::double precision) as steps_made_sum,
                var_pop((m.steps_made)::double precision) * count(m.steps_made) as steps_made_squares,
                nullif(count(*) filter (where cardinality(m.loss_curve) > 0), 0) as loss_curve_n,
                max(cardinality(m.loss_curve)) as loss_curve_length,
                nullif(count(m.separable), 0) as separable_n,
                nullif(count(*) filter (where m.separable), 0) as separable_true,
                nullif(count(m.truth_objects), 0) as truth_objects_n,
                min(m.truth_objects) as truth_objects_min,
                max(m.truth_objects) as truth_objects_max,
                sum((m.truth_objects)::double precision) as truth_objects_sum,
                var_pop((m.truth_objects)::double precision) * count(m.truth_objects) as truth_objects_squares,
                nullif(count(m.found_instances), 0) as found_instances_n,
                min(m.found_instances) as found_instances_min,
                max(m.found_instances) as found_instances_max,
                sum((m.found_instances)::double precision) as found_instances_sum,
                var_pop((m.found_instances)::double precision) * count(m.found_instances) as found_instances_squares,
                nullif(count(m.cut_objects), 0) as cut_objects_n,
                min(m.cut_objects) as cut_objects_min,
                max(m.cut_objects) as cut_objects_max,
                sum((m.cut_objects)::double precision) as cut_objects_sum,
                var_pop((m.cut_objects)::double precision) * count(m.cut_objects) as cut_objects_squares,
                nullif(count(m.false_splits), 0) as false_splits_n,
                min(m.false_splits) as false_splits_min,
                max(m.false_splits) as false_splits_max,
                sum((m.false_splits)::double precision) as false_splits_sum,
                var_pop((m.false_splits)::double precision) * count(m.false_splits) as false_splits_squares,
                nullif(count(m.false_merges), 0) as false_merges_n,
                min(m.false_merges) as false_merges_min,
                max(m.false_merges) as false_merges_max,
                sum((m.false_merges)::double precision) as false_merges_sum,
                var_pop((m.false_merges)::double precision) * count(m.false_merges) as false_merges_squares,
                nullif(count(m.ap50), 0) as ap50_n,
                min(m.ap50) as ap50_min,
                max(m.ap50) as ap50_max,
                sum(sweep.bounded(m.ap50)) as ap50_sum,
                var_pop(sweep.bounded(m.ap50)) * count(m.ap50) as ap50_squares,
                nullif(count(m.ap), 0) as ap_n,
                min(m.ap) as ap_min,
                max(m.ap) as ap_max,
                sum(sweep.bounded(m.ap)) as ap_sum,
                var_pop(sweep.bounded(m.ap)) * count(m.ap) as ap_squares,
                nullif(count(m.shift_error_max), 0) as shift_error_max_n,
                min(m.shift_error_max) as shift_error_max_min,
                max(m.shift_error_max) as shift_error_max_max,
                sum(sweep.bounded(m.shift_error_max)) as shift_error_max_sum,
                var_pop(sweep.bounded(m.shift_error_max)) * count(m.shift_error_max) as shift_error_max_squares,
                nullif(count(m.shift_error_scene), 0) as shift_error_scene_n,
                min(m.shift_error_scene) as shift_error_scene_min,
                max(m.shift_error_scene) as shift_error_scene_max,
                sum(sweep.bounded(m.shift_error_scene)) as shift_error_scene_sum,
                var_pop(sweep.bounded(m.shift_error_scene)) * count(m.shift_error_scene) as shift_error_scene_squares,
                nullif(count(*) filter (where cardinality(m.level_response) > 0), 0) as level_response_n,
                max(cardinality(m.level_response)) as level_response_length,
                nullif(count(m.grid_gap), 0) as grid_gap_n,
                min(m.grid_gap) as grid_gap_min,
                max(m.grid_gap) as grid_gap_max,
                sum(sweep.bounded(m.grid_gap)) as grid_gap_sum,
                var_pop(sweep.bounded(m.grid_gap)) * count(m.grid_gap) as grid_gap_squares,
                nullif(count(m.background_gap), 0) as background_gap_n,
                min(m.background_gap) as background_gap_min,
                max(m.background_gap) as background_gap_max,
                sum(sweep.bounded(m.background_gap)) as background_gap_sum,
                var_pop(sweep.bounded(m.background_gap)) * count(m.background_gap) as background_gap_squares,
                nullif(count(m.stitch_error_generic), 0) as stitch_error_generic_n,
                min(m.stitch_error_generic) as stitch_error_generic_min,
                max(m.stitch_error_generic) as stitch_error_generic_max,
                sum(sweep.bounded(m.stitch_error_generic)) as stitch_error_generic_sum,
                var_pop(sweep.bounded(m.stitch_error_generic)) * count(m.stitch_error_generic) as stitch_error_generic_squares,
                nullif(count(m.empty_windows), 0) as empty_windows_n,
                min(m.empty_windows) as empty_windows_min,
                max(m.empty_windows) as empty_windows_max,
                sum((m.empty_windows)::double precision) as empty_windows_sum,
                var_pop((m.empty_windows)::double precision) * count(m.empty_windows) as empty_windows_squares,
                nullif(count(m.clustering_control), 0) as clustering_control_n,
                nullif(count(*) filter (where m.clustering_control), 0) as clustering_control_true,
                nullif(count(m.false_splits::double precision / nullif(m.cut_objects, 0)), 0) as false_splits_share_n,
                min(m.false_splits::double precision / nullif(m.cut_objects, 0)) as false_splits_share_min,
                max(m.false_splits::double precision / nullif(m.cut_objects, 0)) as false_splits_share_max,
                sum(sweep.bounded(m.false_splits::double precision / nullif(m.cut_objects, 0))) as false_splits_share_sum,
                var_pop(sweep.bounded(m.false_splits::double precision / nullif(m.cut_objects, 0))) * count(m.false_splits::double precision / nullif(m.cut_objects, 0)) as false_splits_share_squares,
                nullif(count(case when m.distinct_verdict is distinct from 'inconclusive' then m.measured_distinct end), 0) as conclusive_measured_distinct_n,
                min(case when m.distinct_verdict is distinct from 'inconclusive' then m.measured_distinct end) as conclusive_measured_distinct_min,
                max(case when m.distinct_verdict is distinct from 'inconclusive' then m.measured_distinct end) as conclusive_measured_distinct_max,
                sum((case when m.distinct_verdict is distinct from 'inconclusive' then m.measured_distinct end)::double precision) as conclusive_measured_distinct_sum,
                var_pop((case when m.distinct_verdict is distinct from 'inconclusive' then m.measured_distinct end)::double precision) * count(case when m.distinct_verdict is distinct from 'inconclusive' then m.measured_distinct end) as conclusive_measured_distinct_squares,
                -- end
                count(*) as n, count(*) filter (where m.control) as controls, count(m.verdict) as succeeded
            from sweep.trial_results m
            -- Trials by their keys. A condition on their configuration lets the server expect as many as configurations have on average, and read the
            -- whole sweep: it takes a list for short.
            where m.trial_id = any (array(select o.id from sweep.trials o where o.configuration_id = chosen.configuration_id)) and m.state <> 'infeasible'
        ) k
        cross join (select false as failed) f
    ) k
) t on t.sweep_id = r.sweep_id and t.configuration_id = r.configuration_id
where coalesce(t.n, r.n::bigint) <> 0;

comment on view sweep.results_over_seeds is 'Shows the results of each configuration over its feasible seeds, with a control that is one of them';
comment on column sweep.results_over_seeds.sweep is 'Name of the sweep';
comment on column sweep.results_over_seeds.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.results_over_seeds.configuration_id is 'Id of the configuration';
comment on column sweep.results_over_seeds.configuration is 'Every axis but the seed: equal for replicates';
comment on column sweep.results_over_seeds.network is 'The configuration without the tile crop: equal for all tile sizes';
comment on column sweep.results_over_seeds.measure is 'Requested measurements';
comment on column sweep.results_over_seeds.period is 'P, product of the pooling factors along each axis, in pixels';
comment on column sweep.results_over_seeds.bound is 'Product of the periods, f^(dl): most same-looking objects that can get different embeddings (law L1)';
comment on column sweep.results_over_seeds.controls_failed is 'Whether a control of the sweep failed; if so, its verdicts are inconclusive';
comment on column sweep.results_over_seeds.n is 'Number of planned seeds, including failed, missing, dead and inconclusive ones';
comment on column sweep.results_over_seeds.controls is 'How many of them are controls';
comment on column sweep.results_over_seeds.succeeded is 'How many of them have a measurement';
comment on column sweep.results_over_seeds.has_control is 'Whether a control of the sweep is among them';
-- comments of axes
comment on column sweep.results_over_seeds.dimensions is 'd, spatial dimensions of the image';
comment on column sweep.results_over_seeds.depth is 'l, number of pooling layers';
comment on column sweep.results_over_seeds.factor is 'f, or one list for each level with one factor for each axis';
comment on column sweep.results_over_seeds.padding is 'valid, same, reflect, replicate or circular';
comment on column sweep.results_over_seeds.upsampling is 'learnt, nearest or linear';
comment on column sweep.results_over_seeds.pooling is 'max, average, dilated, adaptive_polyphase, blur or strided';
comment on column sweep.results_over_seeds.convolutions is '3^d convolutions for each level';
comment on column sweep.results_over_seeds.width is 'Feature maps at the top level, doubled at every level below';
comment on column sweep.results_over_seeds.embedding is 'Channels of the embedding';
comment on column sweep.results_over_seeds.scene is 'constant, discs, nuclei or images';
comment on column sweep.results_over_seeds.radius is 'Radius of the discs, in pixels';
comment on column sweep.results_over_seeds.spacing is 's, distance of neighbouring objects along each axis, in pixels';
comment on column sweep.results_over_seeds.train_window is 'w, output window that the loss sees, in pixels along each axis; null: the default';
comment on column sweep.results_over_seeds.tile_crop is 'c, side to which tiles are cropped, in pixels along each axis; null: no tiles';
comment on column sweep.results_over_seeds.steps is 'Adam steps; 0: random weights';
comment on column sweep.results_over_seeds.learning_rate is 'Learning rate of Adam';
comment on column sweep.results_over_seeds.delta_v is 'Pull margin of the discriminative loss';
comment on column sweep.results_over_seeds.delta_d is 'Half of the push margin of the discriminative loss';
comment on column sweep.results_over_seeds.pair_mask is 'Which pairs the loss pushes apart: by_index or by_value';
comment on column sweep.results_over_seeds.precision is 'float32 or float64';
comment on column sweep.results_over_seeds.batch is 'Windows that one training step sees';
comment on column sweep.results_over_seeds.normalisation is 'none, instance, batch or group';
comment on column sweep.results_over_seeds.noise is 'Variance of the Gaussian noise on the image';
comment on column sweep.results_over_seeds.elastic is 'Jitter of the control points of an elastic deformation, in pixels';
comment on column sweep.results_over_seeds.images is 'Folder of the user''s own images; empty for made scenes';
comment on column sweep.results_over_seeds.whole_image is 'Least side of the evaluated output, in pixels along each axis; null: the default';
comment on column sweep.results_over_seeds.halo is 'Pixels on each side of a padded tile that are thrown away; null: none';
comment on column sweep.results_over_seeds.bandwidth is 'Bandwidth of the mean shift, in units of the embedding';
comment on column sweep.results_over_seeds.kernel is 'Kernel of the mean shift: flat or gaussian';
-- end
-- comments of laws
comment on column sweep.results_over_seeds.predicted_distinct is 'Largest possible number of different embeddings (laws L2 and L3); null: no law applies, see prediction_notes';
comment on column sweep.results_over_seeds.distinct_law is 'Which law the trial tests: embeddings of same-looking objects; null: none';
comment on column sweep.results_over_seeds.predicted_seamless is 'Whether the stitched output equals the whole image''s (law L5)';
comment on column sweep.results_over_seeds.stitching_law is 'Which law the trial tests: stitched tiles against the whole image; null: none';
comment on column sweep.results_over_seeds.predicted_jump is 'True: the embeddings jump at the lines of the period (law L6); false: they do not, for w > P suffices here (a claim beside it)';
comment on column sweep.results_over_seeds.seams_law is 'Which law the trial tests: jump at the lines of the period; null: none';
comment on column sweep.results_over_seeds.predicted_separable is 'Whether symmetry allows to tell all objects of the image apart (laws L2 and L7)';
comment on column sweep.results_over_seeds.separable_law is 'Which law the trial tests: objects told apart by a user; null: none';
comment on column sweep.results_over_seeds.predicted_equivariant is 'Whether the output follows every shift of the whole image';
comment on column sweep.results_over_seeds.shifts_law is 'Which law the trial tests: shifts of the whole image; null: none';
-- end
-- comments of kept results
comment on column sweep.results_over_seeds.confirmed is 'Trials whose verdict is confirmed: all laws';
comment on column sweep.results_over_seeds.not_reached is 'Trials whose verdict is not_reached: all laws';
comment on column sweep.results_over_seeds.refuted is 'Trials whose verdict is refuted: all laws';
comment on column sweep.results_over_seeds.inconclusive is 'Trials whose verdict is inconclusive: all laws';
comment on column sweep.results_over_seeds.not_predicted is 'Trials whose verdict is not_predicted: all laws';
comment on column sweep.results_over_seeds.distinct_confirmed is 'Trials whose verdict is confirmed: embeddings of same-looking objects';
comment on column sweep.results_over_seeds.distinct_not_reached is 'Trials whose verdict is not_reached: embeddings of same-looking objects';
comment on column sweep.results_over_seeds.distinct_refuted is 'Trials whose verdict is refuted: embeddings of same-looking objects';
comment on column sweep.results_over_seeds.distinct_inconclusive is 'Trials whose verdict is inconclusive: embeddings of same-looking objects';
comment on column sweep.results_over_seeds.distinct_not_predicted is 'Trials whose verdict is not_predicted: embeddings of same-looking objects';
comment on column sweep.results_over_seeds.stitching_confirmed is 'Trials whose verdict is confirmed: stitched tiles against the whole image';
comment on column sweep.results_over_seeds.stitching_not_reached is 'Trials whose verdict is not_reached: stitched tiles against the whole image';
comment on column sweep.results_over_seeds.stitching_refuted is 'Trials whose verdict is refuted: stitched tiles against the whole image';
comment on column sweep.results_over_seeds.stitching_inconclusive is 'Trials whose verdict is inconclusive: stitched tiles against the whole image';
comment on column sweep.results_over_seeds.stitching_not_predicted is 'Trials whose verdict is not_predicted: stitched tiles against the whole image';
comment on column sweep.results_over_seeds.seams_confirmed is 'Trials whose verdict is confirmed: jump at the lines of the period';
comment on column sweep.results_over_seeds.seams_not_reached is 'Trials whose verdict is not_reached: jump at the lines of the period';
comment on column sweep.results_over_seeds.seams_refuted is 'Trials whose verdict is refuted: jump at the lines of the period';
comment on column sweep.results_over_seeds.seams_inconclusive is 'Trials whose verdict is inconclusive: jump at the lines of the period';
comment on column sweep.results_over_seeds.seams_not_predicted is 'Trials whose verdict is not_predicted: jump at the lines of the period';
comment on column sweep.results_over_seeds.separable_confirmed is 'Trials whose verdict is confirmed: objects told apart by a user';
comment on column sweep.results_over_seeds.separable_not_reached is 'Trials whose verdict is not_reached: objects told apart by a user';
comment on column sweep.results_over_seeds.separable_refuted is 'Trials whose verdict is refuted: objects told apart by a user';
comment on column sweep.results_over_seeds.separable_inconclusive is 'Trials whose verdict is inconclusive: objects told apart by a user';
comment on column sweep.results_over_seeds.separable_not_predicted is 'Trials whose verdict is not_predicted: objects told apart by a user';
comment on column sweep.results_over_seeds.shifts_confirmed is 'Trials whose verdict is confirmed: shifts of the whole image';
comment on column sweep.results_over_seeds.shifts_not_reached is 'Trials whose verdict is not_reached: shifts of the whole image';
comment on column sweep.results_over_seeds.shifts_refuted is 'Trials whose verdict is refuted: shifts of the whole image';
comment on column sweep.results_over_seeds.shifts_inconclusive is 'Trials whose verdict is inconclusive: shifts of the whole image';
comment on column sweep.results_over_seeds.shifts_not_predicted is 'Trials whose verdict is not_predicted: shifts of the whole image';
comment on column sweep.results_over_seeds.measured_distinct_n is 'Trials with this number: measured_distinct';
comment on column sweep.results_over_seeds.measured_distinct_min is 'Smallest value: measured_distinct';
comment on column sweep.results_over_seeds.measured_distinct_max is 'Largest value: measured_distinct';
comment on column sweep.results_over_seeds.measured_distinct_sum is 'Sum: measured_distinct';
comment on column sweep.results_over_seeds.measured_distinct_squares is 'Sum of the squared deviations from the mean: measured_distinct';
comment on column sweep.results_over_seeds.objects_n is 'Trials with this number: objects';
comment on column sweep.results_over_seeds.objects_min is 'Smallest value: objects';
comment on column sweep.results_over_seeds.objects_max is 'Largest value: objects';
comment on column sweep.results_over_seeds.objects_sum is 'Sum: objects';
comment on column sweep.results_over_seeds.objects_squares is 'Sum of the squared deviations from the mean: objects';
comment on column sweep.results_over_seeds.tolerance_n is 'Trials with this number: tolerance';
comment on column sweep.results_over_seeds.tolerance_min is 'Smallest value: tolerance';
comment on column sweep.results_over_seeds.tolerance_max is 'Largest value: tolerance';
comment on column sweep.results_over_seeds.tolerance_sum is 'Sum: tolerance';
comment on column sweep.results_over_seeds.tolerance_squares is 'Sum of the squared deviations from the mean: tolerance';
comment on column sweep.results_over_seeds.within_class_n is 'Trials with this number: within_class';
comment on column sweep.results_over_seeds.within_class_min is 'Smallest value: within_class';
comment on column sweep.results_over_seeds.within_class_max is 'Largest value: within_class';
comment on column sweep.results_over_seeds.within_class_sum is 'Sum: within_class';
comment on column sweep.results_over_seeds.within_class_squares is 'Sum of the squared deviations from the mean: within_class';
comment on column sweep.results_over_seeds.between_classes_n is 'Trials with this number: between_classes';
comment on column sweep.results_over_seeds.between_classes_min is 'Smallest value: between_classes';
comment on column sweep.results_over_seeds.between_classes_max is 'Largest value: between_classes';
comment on column sweep.results_over_seeds.between_classes_sum is 'Sum: between_classes';
comment on column sweep.results_over_seeds.between_classes_squares is 'Sum of the squared deviations from the mean: between_classes';
comment on column sweep.results_over_seeds.class_gap_n is 'Trials with this number: class_gap';
comment on column sweep.results_over_seeds.class_gap_min is 'Smallest value: class_gap';
comment on column sweep.results_over_seeds.class_gap_max is 'Largest value: class_gap';
comment on column sweep.results_over_seeds.class_gap_sum is 'Sum: class_gap';
comment on column sweep.results_over_seeds.class_gap_squares is 'Sum of the squared deviations from the mean: class_gap';
comment on column sweep.results_over_seeds.output_deviation_n is 'Trials with this number: output_deviation';
comment on column sweep.results_over_seeds.output_deviation_min is 'Smallest value: output_deviation';
comment on column sweep.results_over_seeds.output_deviation_max is 'Largest value: output_deviation';
comment on column sweep.results_over_seeds.output_deviation_sum is 'Sum: output_deviation';
comment on column sweep.results_over_seeds.output_deviation_squares is 'Sum of the squared deviations from the mean: output_deviation';
comment on column sweep.results_over_seeds.dead_n is 'Trials that measured this: dead';
comment on column sweep.results_over_seeds.dead_true is 'Trials of which it is true: dead';
comment on column sweep.results_over_seeds.stitch_error_max_n is 'Trials with this number: stitch_error_max';
comment on column sweep.results_over_seeds.stitch_error_max_min is 'Smallest value: stitch_error_max';
comment on column sweep.results_over_seeds.stitch_error_max_max is 'Largest value: stitch_error_max';
comment on column sweep.results_over_seeds.stitch_error_max_sum is 'Sum: stitch_error_max';
comment on column sweep.results_over_seeds.stitch_error_max_squares is 'Sum of the squared deviations from the mean: stitch_error_max';
comment on column sweep.results_over_seeds.stitch_error_rms_n is 'Trials with this number: stitch_error_rms';
comment on column sweep.results_over_seeds.stitch_error_rms_min is 'Smallest value: stitch_error_rms';
comment on column sweep.results_over_seeds.stitch_error_rms_max is 'Largest value: stitch_error_rms';
comment on column sweep.results_over_seeds.stitch_error_rms_sum is 'Sum: stitch_error_rms';
comment on column sweep.results_over_seeds.stitch_error_rms_squares is 'Sum of the squared deviations from the mean: stitch_error_rms';
comment on column sweep.results_over_seeds.jump_ratio_n is 'Trials with this number: jump_ratio';
comment on column sweep.results_over_seeds.jump_ratio_min is 'Smallest value: jump_ratio';
comment on column sweep.results_over_seeds.jump_ratio_max is 'Largest value: jump_ratio';
comment on column sweep.results_over_seeds.jump_ratio_sum is 'Sum: jump_ratio';
comment on column sweep.results_over_seeds.jump_ratio_squares is 'Sum of the squared deviations from the mean: jump_ratio';
comment on column sweep.results_over_seeds.jump_profile_n is 'Trials with a list that is not empty: jump_profile';
comment on column sweep.results_over_seeds.jump_profile_length is 'Largest number of values: jump_profile';
comment on column sweep.results_over_seeds.final_loss_n is 'Trials with this number: final_loss';
comment on column sweep.results_over_seeds.final_loss_min is 'Smallest value: final_loss';
comment on column sweep.results_over_seeds.final_loss_max is 'Largest value: final_loss';
comment on column sweep.results_over_seeds.final_loss_sum is 'Sum: final_loss';
comment on column sweep.results_over_seeds.final_loss_squares is 'Sum of the squared deviations from the mean: final_loss';
comment on column sweep.results_over_seeds.steps_made_n is 'Trials with this number: steps_made';
comment on column sweep.results_over_seeds.steps_made_min is 'Smallest value: steps_made';
comment on column sweep.results_over_seeds.steps_made_max is 'Largest value: steps_made';
comment on column sweep.results_over_seeds.steps_made_sum is 'Sum: steps_made';
comment on column sweep.results_over_seeds.steps_made_squares is 'Sum of the squared deviations from the mean: steps_made';
comment on column sweep.results_over_seeds.loss_curve_n is 'Trials with a list that is not empty: loss_curve';
comment on column sweep.results_over_seeds.loss_curve_length is 'Largest number of values: loss_curve';
comment on column sweep.results_over_seeds.separable_n is 'Trials that measured this: separable';
comment on column sweep.results_over_seeds.separable_true is 'Trials of which it is true: separable';
comment on column sweep.results_over_seeds.truth_objects_n is 'Trials with this number: truth_objects';
comment on column sweep.results_over_seeds.truth_objects_min is 'Smallest value: truth_objects';
comment on column sweep.results_over_seeds.truth_objects_max is 'Largest value: truth_objects';
comment on column sweep.results_over_seeds.truth_objects_sum is 'Sum: truth_objects';
comment on column sweep.results_over_seeds.truth_objects_squares is 'Sum of the squared deviations from the mean: truth_objects';
comment on column sweep.results_over_seeds.found_instances_n is 'Trials with this number: found_instances';
comment on column sweep.results_over_seeds.found_instances_min is 'Smallest value: found_instances';
comment on column sweep.results_over_seeds.found_instances_max is 'Largest value: found_instances';
comment on column sweep.results_over_seeds.found_instances_sum is 'Sum: found_instances';
comment on column sweep.results_over_seeds.found_instances_squares is 'Sum of the squared deviations from the mean: found_instances';
comment on column sweep.results_over_seeds.cut_objects_n is 'Trials with this number: cut_objects';
comment on column sweep.results_over_seeds.cut_objects_min is 'Smallest value: cut_objects';
comment on column sweep.results_over_seeds.cut_objects_max is 'Largest value: cut_objects';
comment on column sweep.results_over_seeds.cut_objects_sum is 'Sum: cut_objects';
comment on column sweep.results_over_seeds.cut_objects_squares is 'Sum of the squared deviations from the mean: cut_objects';
comment on column sweep.results_over_seeds.false_splits_n is 'Trials with this number: false_splits';
comment on column sweep.results_over_seeds.false_splits_min is 'Smallest value: false_splits';
comment on column sweep.results_over_seeds.false_splits_max is 'Largest value: false_splits';
comment on column sweep.results_over_seeds.false_splits_sum is 'Sum: false_splits';
comment on column sweep.results_over_seeds.false_splits_squares is 'Sum of the squared deviations from the mean: false_splits';
comment on column sweep.results_over_seeds.false_merges_n is 'Trials with this number: false_merges';
comment on column sweep.results_over_seeds.false_merges_min is 'Smallest value: false_merges';
comment on column sweep.results_over_seeds.false_merges_max is 'Largest value: false_merges';
comment on column sweep.results_over_seeds.false_merges_sum is 'Sum: false_merges';
comment on column sweep.results_over_seeds.false_merges_squares is 'Sum of the squared deviations from the mean: false_merges';
comment on column sweep.results_over_seeds.ap50_n is 'Trials with this number: ap50';
comment on column sweep.results_over_seeds.ap50_min is 'Smallest value: ap50';
comment on column sweep.results_over_seeds.ap50_max is 'Largest value: ap50';
comment on column sweep.results_over_seeds.ap50_sum is 'Sum: ap50';
comment on column sweep.results_over_seeds.ap50_squares is 'Sum of the squared deviations from the mean: ap50';
comment on column sweep.results_over_seeds.ap_n is 'Trials with this number: ap';
comment on column sweep.results_over_seeds.ap_min is 'Smallest value: ap';
comment on column sweep.results_over_seeds.ap_max is 'Largest value: ap';
comment on column sweep.results_over_seeds.ap_sum is 'Sum: ap';
comment on column sweep.results_over_seeds.ap_squares is 'Sum of the squared deviations from the mean: ap';
comment on column sweep.results_over_seeds.shift_error_max_n is 'Trials with this number: shift_error_max';
comment on column sweep.results_over_seeds.shift_error_max_min is 'Smallest value: shift_error_max';
comment on column sweep.results_over_seeds.shift_error_max_max is 'Largest value: shift_error_max';
comment on column sweep.results_over_seeds.shift_error_max_sum is 'Sum: shift_error_max';
comment on column sweep.results_over_seeds.shift_error_max_squares is 'Sum of the squared deviations from the mean: shift_error_max';
comment on column sweep.results_over_seeds.shift_error_scene_n is 'Trials with this number: shift_error_scene';
comment on column sweep.results_over_seeds.shift_error_scene_min is 'Smallest value: shift_error_scene';
comment on column sweep.results_over_seeds.shift_error_scene_max is 'Largest value: shift_error_scene';
comment on column sweep.results_over_seeds.shift_error_scene_sum is 'Sum: shift_error_scene';
comment on column sweep.results_over_seeds.shift_error_scene_squares is 'Sum of the squared deviations from the mean: shift_error_scene';
comment on column sweep.results_over_seeds.level_response_n is 'Trials with a list that is not empty: level_response';
comment on column sweep.results_over_seeds.level_response_length is 'Largest number of values: level_response';
comment on column sweep.results_over_seeds.grid_gap_n is 'Trials with this number: grid_gap';
comment on column sweep.results_over_seeds.grid_gap_min is 'Smallest value: grid_gap';
comment on column sweep.results_over_seeds.grid_gap_max is 'Largest value: grid_gap';
comment on column sweep.results_over_seeds.grid_gap_sum is 'Sum: grid_gap';
comment on column sweep.results_over_seeds.grid_gap_squares is 'Sum of the squared deviations from the mean: grid_gap';
comment on column sweep.results_over_seeds.background_gap_n is 'Trials with this number: background_gap';
comment on column sweep.results_over_seeds.background_gap_min is 'Smallest value: background_gap';
comment on column sweep.results_over_seeds.background_gap_max is 'Largest value: background_gap';
comment on column sweep.results_over_seeds.background_gap_sum is 'Sum: background_gap';
comment on column sweep.results_over_seeds.background_gap_squares is 'Sum of the squared deviations from the mean: background_gap';
comment on column sweep.results_over_seeds.stitch_error_generic_n is 'Trials with this number: stitch_error_generic';
comment on column sweep.results_over_seeds.stitch_error_generic_min is 'Smallest value: stitch_error_generic';
comment on column sweep.results_over_seeds.stitch_error_generic_max is 'Largest value: stitch_error_generic';
comment on column sweep.results_over_seeds.stitch_error_generic_sum is 'Sum: stitch_error_generic';
comment on column sweep.results_over_seeds.stitch_error_generic_squares is 'Sum of the squared deviations from the mean: stitch_error_generic';
comment on column sweep.results_over_seeds.empty_windows_n is 'Trials with this number: empty_windows';
comment on column sweep.results_over_seeds.empty_windows_min is 'Smallest value: empty_windows';
comment on column sweep.results_over_seeds.empty_windows_max is 'Largest value: empty_windows';
comment on column sweep.results_over_seeds.empty_windows_sum is 'Sum: empty_windows';
comment on column sweep.results_over_seeds.empty_windows_squares is 'Sum of the squared deviations from the mean: empty_windows';
comment on column sweep.results_over_seeds.clustering_control_n is 'Trials that measured this: clustering_control';
comment on column sweep.results_over_seeds.clustering_control_true is 'Trials of which it is true: clustering_control';
comment on column sweep.results_over_seeds.false_splits_share_n is 'Trials with this number: false_splits / cut_objects';
comment on column sweep.results_over_seeds.false_splits_share_min is 'Smallest value: false_splits / cut_objects';
comment on column sweep.results_over_seeds.false_splits_share_max is 'Largest value: false_splits / cut_objects';
comment on column sweep.results_over_seeds.false_splits_share_sum is 'Sum: false_splits / cut_objects';
comment on column sweep.results_over_seeds.false_splits_share_squares is 'Sum of the squared deviations from the mean: false_splits / cut_objects';
comment on column sweep.results_over_seeds.conclusive_measured_distinct_n is 'Trials with this number: conclusive measured_distinct';
comment on column sweep.results_over_seeds.conclusive_measured_distinct_min is 'Smallest value: conclusive measured_distinct';
comment on column sweep.results_over_seeds.conclusive_measured_distinct_max is 'Largest value: conclusive measured_distinct';
comment on column sweep.results_over_seeds.conclusive_measured_distinct_sum is 'Sum: conclusive measured_distinct';
comment on column sweep.results_over_seeds.conclusive_measured_distinct_squares is 'Sum of the squared deviations from the mean: conclusive measured_distinct';
-- end

-- Lists the controls of each sweep, which are trials with a known outcome. If one fails, no verdict of the sweep counts.
create or replace view sweep.controls as
with outcomes as (
    select
        *,
        case when depth = 0 then 'without pooling all same-looking objects have one embedding' else 'a crop that is not a multiple of the period leaves a seam' end as claim,
        case when state in ('succeeded', 'failed') then state = 'succeeded' and verdict = 'confirmed' end as passed
    from sweep.trial_results
    where control
)
select
    sweep,
    ordinal,
    trial_id,
    claim as control,
    predicted_distinct,
    measured_distinct,
    predicted_seamless,
    stitch_error_max,
    state,
    verdict,
    passed,
    case
        when bool_or(not passed) over sweep then 'failed'
        when bool_and(coalesce(passed, false)) over sweep then 'passed'
        else 'pending'
    end as all_controls,
    sweep_id
from outcomes
window sweep as (partition by sweep, sweep_id);

comment on view sweep.controls is 'Lists the controls of each sweep; if one fails, every verdict of the sweep is inconclusive';
comment on column sweep.controls.control is 'Expected outcome';
comment on column sweep.controls.verdict is 'Verdict of the control itself';
comment on column sweep.controls.passed is 'Whether the outcome is the expected one; null: not yet measured';
comment on column sweep.controls.all_controls is 'State of all controls of the sweep: passed, failed (at least one failed) or pending';
comment on column sweep.controls.measured_distinct is 'Classes among the embeddings';
comment on column sweep.controls.ordinal is 'Place in the order of the grid, from 0';
comment on column sweep.controls.predicted_distinct is 'Largest possible number of different embeddings (laws L2 and L3); null: no law applies';
comment on column sweep.controls.predicted_seamless is 'Whether the stitched output equals the whole image''s (law L5)';
comment on column sweep.controls.state is 'State of the control';
comment on column sweep.controls.stitch_error_max is 'max |stitched - whole| in standard deviations of the whole output';
comment on column sweep.controls.sweep is 'Name of the sweep';
comment on column sweep.controls.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.controls.trial_id is 'Id of the trial; sweep show NAME --trial accepts its first digits';

-- Tests laws L1 to L3, one row for each configuration over its planned seeds. A capacity is the largest count over the seeds. One count above the
-- prediction refutes the theory. One count equal to it confirms it. If all counts are below it, the verdict is not_reached.
create or replace view sweep.bound_validation as
select
    sweep, configuration, dimensions, depth, factor, padding, upsampling, pooling, convolutions, width, embedding,
    scene, radius, spacing, normalisation, train_window, tile_crop, steps, precision, period,
    n,
    bound,
    predicted_distinct as predicted,
    objects_min as objects,
    conclusive_measured_distinct_max as max_measured,
    sweep.mean_of(conclusive_measured_distinct_n, conclusive_measured_distinct_sum) as mean_measured,
    sweep.mean_of(conclusive_measured_distinct_n, conclusive_measured_distinct_sum)
        - sweep.half_width(conclusive_measured_distinct_n, conclusive_measured_distinct_squares) as ci95_low,
    sweep.mean_of(conclusive_measured_distinct_n, conclusive_measured_distinct_sum)
        + sweep.half_width(conclusive_measured_distinct_n, conclusive_measured_distinct_squares) as ci95_high,
    distinct_confirmed as confirmed,
    sweep.share_low(distinct_confirmed, n) as confirmed_low,
    sweep.share_high(distinct_confirmed, n) as confirmed_high,
    distinct_refuted as refuted,
    distinct_inconclusive as inconclusive,
    class_gap_min as min_class_gap,
    case
        when controls_failed then 'inconclusive'
        when predicted_distinct is null then 'not_predicted'
        else sweep.verdict_over_seeds(false, n, distinct_confirmed, distinct_not_reached, distinct_refuted)
    end as verdict,
    measured_distinct_n as n_measured,
    distinct_not_reached as not_reached,
    sweep_id,
    distinct_law as law
from sweep.results_over_seeds
where 'separability' = any(measure) and n <> controls
    and (measured_distinct_n > 0 or distinct_confirmed + distinct_not_reached + distinct_refuted + distinct_inconclusive + distinct_not_predicted > 0);

comment on view sweep.bound_validation is 'Tests laws L1 to L3 for each configuration over its seeds; the capacity is the largest count';
comment on column sweep.bound_validation.n is 'Number of planned seeds, including failed, missing, dead and inconclusive ones';
comment on column sweep.bound_validation.n_measured is 'Number of planned seeds with a measured number';
comment on column sweep.bound_validation.predicted is 'Largest possible number of different embeddings; null: no law applies';
comment on column sweep.bound_validation.objects is 'Same-looking objects that were compared';
comment on column sweep.bound_validation.max_measured is 'Capacity: largest conclusive count over the seeds';
comment on column sweep.bound_validation.ci95_low is 'Lower end of the 95 % interval of mean_measured, by Student''s t; null for one seed';
comment on column sweep.bound_validation.ci95_high is 'Upper end of the 95 % interval of mean_measured, by Student''s t; null for one seed';
comment on column sweep.bound_validation.confirmed is 'Seeds whose count equals the prediction';
comment on column sweep.bound_validation.confirmed_low is 'Lower end of the exact 95 % interval of confirmed / n (Clopper and Pearson)';
comment on column sweep.bound_validation.confirmed_high is 'Upper end of the exact 95 % interval of confirmed / n (Clopper and Pearson)';
comment on column sweep.bound_validation.refuted is 'Seeds whose count exceeds the prediction';
comment on column sweep.bound_validation.inconclusive is 'Seeds whose evidence is too weak for a verdict, including dead ones';
comment on column sweep.bound_validation.not_reached is 'Seeds whose count is below the prediction';
comment on column sweep.bound_validation.min_class_gap is 'Smallest class gap over the seeds, which is the weakest evidence';
comment on column sweep.bound_validation.verdict is 'refuted if the largest count over the seeds is above the prediction; confirmed if it is equal; not_reached if it is below; inconclusive if a control of the sweep failed';
comment on column sweep.bound_validation.bound is 'Product of the periods, f^(dl): most same-looking objects that can get different embeddings (law L1)';
comment on column sweep.bound_validation.configuration is 'Every axis but the seed: equal for replicates';
comment on column sweep.bound_validation.convolutions is '3^d convolutions for each level';
comment on column sweep.bound_validation.depth is 'l, number of pooling layers';
comment on column sweep.bound_validation.dimensions is 'd, spatial dimensions of the image';
comment on column sweep.bound_validation.embedding is 'Channels of the embedding';
comment on column sweep.bound_validation.factor is 'f, or one list for each level with one factor for each axis';
comment on column sweep.bound_validation.mean_measured is 'Mean conclusive count over the seeds';
comment on column sweep.bound_validation.normalisation is 'none, instance, batch or group';
comment on column sweep.bound_validation.padding is 'valid, same, reflect, replicate or circular';
comment on column sweep.bound_validation.period is 'P, product of the pooling factors along each axis, in pixels';
comment on column sweep.bound_validation.pooling is 'max, average, dilated, adaptive_polyphase, blur or strided';
comment on column sweep.bound_validation.precision is 'float32 or float64';
comment on column sweep.bound_validation.radius is 'Radius of the discs, in pixels';
comment on column sweep.bound_validation.scene is 'constant, discs, nuclei or images';
comment on column sweep.bound_validation.spacing is 's, distance of neighbouring objects along each axis, in pixels';
comment on column sweep.bound_validation.steps is 'Adam steps; 0: random weights';
comment on column sweep.bound_validation.sweep is 'Name of the sweep';
comment on column sweep.bound_validation.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.bound_validation.tile_crop is 'c, side to which tiles are cropped, in pixels along each axis; null: no tiles';
comment on column sweep.bound_validation.train_window is 'w, output window that the loss sees, in pixels along each axis; null: the default';
comment on column sweep.bound_validation.upsampling is 'learnt, nearest or linear';
comment on column sweep.bound_validation.width is 'Feature maps at the top level, doubled at every level below';
comment on column sweep.bound_validation.law is 'Law that the configuration tests';

-- Tests law L5, one row for each configuration over its planned seeds: the stitched output equals the whole output exactly if every crop is a multiple
-- of the effective period.
create or replace view sweep.stitching_validation as
select
    sweep, configuration, dimensions, depth, factor, padding, upsampling, pooling, normalisation, scene, spacing, steps, precision, period, tile_crop, halo, predicted_seamless,
    (select bool_and(crop % p = 0) from unnest(tile_crop, period) as axis(crop, p)) as crop_is_multiple,
    n,
    stitch_error_max_min as smallest_error_max,
    stitch_error_max_max as largest_error_max,
    sweep.mean_of(stitch_error_rms_n, stitch_error_rms_sum) as mean_error_rms,
    sweep.mean_of(stitch_error_rms_n, stitch_error_rms_sum) - sweep.half_width(stitch_error_rms_n, stitch_error_rms_squares) as error_rms_low,
    sweep.mean_of(stitch_error_rms_n, stitch_error_rms_sum) + sweep.half_width(stitch_error_rms_n, stitch_error_rms_squares) as error_rms_high,
    stitching_confirmed as confirmed,
    stitching_refuted as refuted,
    stitching_inconclusive as inconclusive,
    controls_failed,
    sweep.share_low(stitching_confirmed, n) as confirmed_low,
    sweep.share_high(stitching_confirmed, n) as confirmed_high,
    case
        when controls_failed then 'inconclusive'
        when predicted_seamless is null then 'not_predicted'
        else sweep.verdict_over_seeds(true, n, stitching_confirmed, stitching_not_reached, stitching_refuted)
    end as verdict,
    stitch_error_max_n as n_measured,
    stitching_not_reached as not_reached,
    sweep_id,
    stitching_law as law
from sweep.results_over_seeds
where tile_crop is not null and 'stitching' = any(measure) and n <> controls
    and (stitch_error_max_n > 0 or stitching_confirmed + stitching_not_reached + stitching_refuted + stitching_inconclusive + stitching_not_predicted > 0);

comment on view sweep.stitching_validation is 'Tests law L5 (tile-and-stitch) for each configuration over its seeds';
comment on column sweep.stitching_validation.crop_is_multiple is 'Whether the crop is a multiple of the period on every axis';
comment on column sweep.stitching_validation.smallest_error_max is 'Smallest over the seeds of max |stitched - whole|, in standard deviations';
comment on column sweep.stitching_validation.largest_error_max is 'Largest over the seeds of max |stitched - whole|, in standard deviations';
comment on column sweep.stitching_validation.error_rms_low is 'Lower end of the 95 % interval of mean_error_rms, by Student''s t; null for one seed';
comment on column sweep.stitching_validation.error_rms_high is 'Upper end of the 95 % interval of mean_error_rms, by Student''s t; null for one seed';
comment on column sweep.stitching_validation.verdict is 'refuted if one seed refutes; not_reached if one seed does not reach the prediction; confirmed if all conclusive seeds confirm and are at least half of n; inconclusive if a control of the sweep failed';
comment on column sweep.stitching_validation.not_reached is 'Seeds that do not reach the prediction';
comment on column sweep.stitching_validation.n is 'Number of planned seeds, including failed, missing, dead and inconclusive ones';
comment on column sweep.stitching_validation.n_measured is 'Number of planned seeds with a measured number';
comment on column sweep.stitching_validation.confirmed is 'Seeds that confirm the prediction';
comment on column sweep.stitching_validation.confirmed_low is 'Lower end of the exact 95 % interval of confirmed / n (Clopper and Pearson)';
comment on column sweep.stitching_validation.confirmed_high is 'Upper end of the exact 95 % interval of confirmed / n (Clopper and Pearson)';
comment on column sweep.stitching_validation.controls_failed is 'Whether a control of the sweep failed; if so, no verdict counts';
comment on column sweep.stitching_validation.configuration is 'Every axis but the seed: equal for replicates';
comment on column sweep.stitching_validation.depth is 'l, number of pooling layers';
comment on column sweep.stitching_validation.dimensions is 'd, spatial dimensions of the image';
comment on column sweep.stitching_validation.factor is 'f, or one list for each level with one factor for each axis';
comment on column sweep.stitching_validation.halo is 'Pixels on each side of a padded tile that are thrown away; null: none';
comment on column sweep.stitching_validation.inconclusive is 'Seeds whose evidence is too weak for a verdict, including dead ones';
comment on column sweep.stitching_validation.mean_error_rms is 'Mean over the seeds of the RMS of stitched - whole, in standard deviations';
comment on column sweep.stitching_validation.normalisation is 'none, instance, batch or group';
comment on column sweep.stitching_validation.padding is 'valid, same, reflect, replicate or circular';
comment on column sweep.stitching_validation.period is 'P, product of the pooling factors along each axis, in pixels';
comment on column sweep.stitching_validation.pooling is 'max, average, dilated, adaptive_polyphase, blur or strided';
comment on column sweep.stitching_validation.precision is 'float32 or float64';
comment on column sweep.stitching_validation.predicted_seamless is 'Whether the stitched output equals the whole image''s (law L5)';
comment on column sweep.stitching_validation.refuted is 'Seeds that refute the prediction';
comment on column sweep.stitching_validation.scene is 'constant, discs, nuclei or images';
comment on column sweep.stitching_validation.spacing is 's, distance of neighbouring objects along each axis, in pixels';
comment on column sweep.stitching_validation.steps is 'Adam steps; 0: random weights';
comment on column sweep.stitching_validation.sweep is 'Name of the sweep';
comment on column sweep.stitching_validation.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.stitching_validation.tile_crop is 'c, side to which tiles are cropped, in pixels along each axis; null: no tiles';
comment on column sweep.stitching_validation.upsampling is 'learnt, nearest or linear';
comment on column sweep.stitching_validation.law is 'Law that the configuration tests';

-- Tests training windows, one row for each configuration over its planned seeds. Law L6 predicts a jump: w <= P leaves one at the lines of the period.
-- A claim of this program beside the law predicts no jump: w > P suffices. The claim can be not_reached, but not refuted.
create or replace view sweep.window_validation as
select
    sweep, configuration, dimensions, depth, factor, padding, upsampling, pooling, normalisation, width, scene, radius, spacing, noise, elastic, batch, steps, learning_rate, tile_crop, period, train_window, predicted_jump,
    (select bool_or(w <= p) from unnest(train_window, period) as axis(w, p)) as window_within_period,
    n,
    jump_ratio_min as min_jump_ratio,
    -- No median follows from kept numbers. Where it cannot be but one number, the trials of the configuration are read.
    case when jump_ratio_min = jump_ratio_max then jump_ratio_min when jump_ratio_n > 0 then (
        select percentile_cont(0.5) within group (order by m.jump_ratio)
        from sweep.trials t join sweep.measurements m on m.trial_id = t.id
        where t.configuration_id = r.configuration_id
    ) end as median_jump_ratio,
    jump_ratio_max as max_jump_ratio,
    sweep.mean_of(jump_ratio_n, jump_ratio_sum) as mean_jump_ratio,
    sweep.mean_of(jump_ratio_n, jump_ratio_sum) - sweep.half_width(jump_ratio_n, jump_ratio_squares) as jump_ratio_low,
    sweep.mean_of(jump_ratio_n, jump_ratio_sum) + sweep.half_width(jump_ratio_n, jump_ratio_squares) as jump_ratio_high,
    final_loss_max as max_final_loss,
    seams_confirmed as confirmed,
    seams_refuted as refuted,
    seams_inconclusive as inconclusive,
    controls_failed,
    sweep.share_low(seams_confirmed, n) as confirmed_low,
    sweep.share_high(seams_confirmed, n) as confirmed_high,
    case
        when controls_failed then 'inconclusive'
        when predicted_jump is null then 'not_predicted'
        else sweep.verdict_over_seeds(true, n, seams_confirmed, seams_not_reached, seams_refuted)
    end as verdict,
    jump_ratio_n as n_measured,
    seams_not_reached as not_reached,
    sweep_id,
    seams_law as law
from sweep.results_over_seeds r
where 'seams' = any(measure) and n <> controls
    and (jump_ratio_n > 0 or seams_confirmed + seams_not_reached + seams_refuted + seams_inconclusive + seams_not_predicted > 0);

comment on view sweep.window_validation is 'Tests training windows for each configuration over its seeds: law L6 if a jump is predicted, else the claim that w > P suffices';
comment on column sweep.window_validation.window_within_period is 'Whether the training window is no larger than the period on some axis; null: the default window, which is larger';
comment on column sweep.window_validation.jump_ratio_low is 'Lower end of the 95 % interval of mean_jump_ratio, by Student''s t; null for one seed';
comment on column sweep.window_validation.jump_ratio_high is 'Upper end of the 95 % interval of mean_jump_ratio, by Student''s t; null for one seed';
comment on column sweep.window_validation.max_final_loss is 'Largest final loss over the seeds; without convergence the ratio means little';
comment on column sweep.window_validation.verdict is 'refuted if one seed refutes; not_reached if one seed does not reach the prediction; confirmed if all conclusive seeds confirm and are at least half of n; inconclusive if a control of the sweep failed';
comment on column sweep.window_validation.not_reached is 'Seeds with a jump although the window is larger than the period';
comment on column sweep.window_validation.n is 'Number of planned seeds, including failed, missing, dead and inconclusive ones';
comment on column sweep.window_validation.n_measured is 'Number of planned seeds with a measured number';
comment on column sweep.window_validation.confirmed is 'Seeds that confirm the prediction';
comment on column sweep.window_validation.confirmed_low is 'Lower end of the exact 95 % interval of confirmed / n (Clopper and Pearson)';
comment on column sweep.window_validation.confirmed_high is 'Upper end of the exact 95 % interval of confirmed / n (Clopper and Pearson)';
comment on column sweep.window_validation.controls_failed is 'Whether a control of the sweep failed; if so, no verdict counts';
comment on column sweep.window_validation.batch is 'Windows that one training step sees';
comment on column sweep.window_validation.configuration is 'Every axis but the seed: equal for replicates';
comment on column sweep.window_validation.depth is 'l, number of pooling layers';
comment on column sweep.window_validation.dimensions is 'd, spatial dimensions of the image';
comment on column sweep.window_validation.elastic is 'Jitter of the control points of an elastic deformation, in pixels';
comment on column sweep.window_validation.factor is 'f, or one list for each level with one factor for each axis';
comment on column sweep.window_validation.inconclusive is 'Seeds whose evidence is too weak for a verdict, including dead ones';
comment on column sweep.window_validation.learning_rate is 'Learning rate of Adam';
comment on column sweep.window_validation.max_jump_ratio is 'Largest jump ratio over the seeds';
comment on column sweep.window_validation.mean_jump_ratio is 'Mean jump ratio over the seeds; 1: no jump';
comment on column sweep.window_validation.median_jump_ratio is 'Median jump ratio over the seeds';
comment on column sweep.window_validation.min_jump_ratio is 'Smallest jump ratio over the seeds';
comment on column sweep.window_validation.noise is 'Variance of the Gaussian noise on the image';
comment on column sweep.window_validation.normalisation is 'none, instance, batch or group';
comment on column sweep.window_validation.padding is 'valid, same, reflect, replicate or circular';
comment on column sweep.window_validation.period is 'P, product of the pooling factors along each axis, in pixels';
comment on column sweep.window_validation.pooling is 'max, average, dilated, adaptive_polyphase, blur or strided';
comment on column sweep.window_validation.predicted_jump is 'True: the embeddings jump at the lines of the period (law L6); false: they do not, for w > P suffices here (a claim beside it); null: nothing is predicted';
comment on column sweep.window_validation.radius is 'Radius of the discs, in pixels';
comment on column sweep.window_validation.refuted is 'Seeds that refute the prediction';
comment on column sweep.window_validation.scene is 'constant, discs, nuclei or images';
comment on column sweep.window_validation.spacing is 's, distance of neighbouring objects along each axis, in pixels';
comment on column sweep.window_validation.steps is 'Adam steps; 0: random weights';
comment on column sweep.window_validation.sweep is 'Name of the sweep';
comment on column sweep.window_validation.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.window_validation.tile_crop is 'c, side to which tiles are cropped, in pixels along each axis; null: no tiles';
comment on column sweep.window_validation.train_window is 'w, output window that the loss sees, in pixels along each axis; null: the default';
comment on column sweep.window_validation.upsampling is 'learnt, nearest or linear';
comment on column sweep.window_validation.width is 'Feature maps at the top level, doubled at every level below';
comment on column sweep.window_validation.law is 'Law that the configuration tests';

-- Tests law L4, one row for each padding of an otherwise equal configuration: how far the count exceeds the bound.
create or replace view sweep.padding_effect as
with networks as (
    select
        sweep, sweep_id, dimensions, depth, factor, upsampling, pooling, convolutions, width, embedding, scene, radius, spacing,
        train_window, steps, precision, period, bound, batch, normalisation, noise, elastic, whole_image, padding,
        array_agg(configuration_id) as configurations,
        count(*) = 1 as alone,
        min(objects_min) as objects,
        max(predicted_distinct) as predicted,
        max(conclusive_measured_distinct_max) as max_measured,
        min(conclusive_measured_distinct_min) as min_measured,
        sum(n)::bigint as n,
        sum(measured_distinct_n)::bigint as n_measured,
        sum(conclusive_measured_distinct_n)::bigint as n_conclusive,
        sum(conclusive_measured_distinct_sum) as total,
        sum(conclusive_measured_distinct_squares) as squares
    from sweep.results_over_seeds
    where 'separability' = any(measure)
    group by
        sweep, sweep_id, dimensions, depth, factor, upsampling, pooling, convolutions, width, embedding, scene, radius, spacing,
        train_window, steps, precision, period, bound, batch, normalisation, noise, elastic, whole_image, padding
    having sum(n - controls) > 0
        and sum(measured_distinct_n + distinct_confirmed + distinct_not_reached + distinct_refuted + distinct_inconclusive + distinct_not_predicted) > 0
),
capacities as (
    select
        w.*,
        case when alone then w.n else t.n end as seeds,
        case when alone then w.n_measured else t.n_measured end as seeds_measured,
        case when alone then sweep.mean_of(w.n_conclusive, w.total) else t.mean_measured end as mean_measured,
        case when alone then sweep.half_width(w.n_conclusive, w.squares) else t.half_width end as half_width,
        case
            when not alone then t.exceeding
            when max_measured is null or max_measured <= bound then 0
            when min_measured > bound then n_conclusive
            else (
                select count(*)
                from sweep.trial_results o
                where o.configuration_id = w.configurations[1] and o.state <> 'infeasible' and o.measured_distinct > w.bound
                    and o.distinct_verdict is distinct from 'inconclusive'
            )
        end as exceeding
    from networks w
    -- Counts each seed once, because tile crops do not change a count: reads the trials of networks with several crops.
    cross join lateral (
        select
            count(*) as n,
            count(*) filter (where is_measured) as n_measured,
            avg(measured)::double precision as mean_measured,
            (sweep.student_t(count(measured)) * stddev_samp(measured) / sqrt(count(measured)))::double precision as half_width,
            count(*) filter (where measured > w.bound) as exceeding
        from (
            select
                bool_or(o.measured_distinct is not null) as is_measured,
                max(o.measured_distinct) filter (where o.distinct_verdict is distinct from 'inconclusive') as measured
            from sweep.trial_results o
            where not w.alone and o.configuration_id = any(w.configurations) and o.state <> 'infeasible'
            group by o.seed
        ) s
    ) t
)
select
    c.sweep, dimensions, depth, factor, upsampling, pooling, convolutions, width, embedding, scene, radius, spacing,
    train_window, steps, precision, period, bound,
    padding,
    objects,
    predicted,
    max_measured,
    seeds as n,
    max_measured > bound as beyond_bound,
    max_measured::double precision / bound as times_bound,
    max(max_measured) filter (where padding = 'valid') over (
        partition by
            c.sweep, sweep_id, dimensions, depth, factor, upsampling, pooling, convolutions, width, embedding, scene, radius, spacing,
            train_window, steps, precision, period, bound, batch, normalisation, noise, elastic, whole_image
    ) as max_measured_valid,
    batch,
    normalisation,
    noise,
    elastic,
    whole_image,
    mean_measured,
    mean_measured - half_width as measured_low,
    mean_measured + half_width as measured_high,
    exceeding,
    sweep.share_low(exceeding, seeds) as exceeding_low,
    sweep.share_high(exceeding, seeds) as exceeding_high,
    seeds_measured as n_measured,
    c.sweep_id
from capacities c;

comment on view sweep.padding_effect is 'Compares, for law L4, the largest count of each padding with the bound and with valid padding';
comment on column sweep.padding_effect.max_measured is 'Largest conclusive count over the seeds';
comment on column sweep.padding_effect.n is 'Number of planned seeds, including failed, missing, dead and inconclusive ones';
comment on column sweep.padding_effect.n_measured is 'Number of planned seeds with a measured number';
comment on column sweep.padding_effect.beyond_bound is 'Whether the largest count exceeds the bound';
comment on column sweep.padding_effect.max_measured_valid is 'Largest conclusive count of the same configuration with valid padding; null: not in the sweep';
comment on column sweep.padding_effect.whole_image is 'Least side of the evaluated output; a larger side shows more objects beyond the bound';
comment on column sweep.padding_effect.mean_measured is 'Mean conclusive count over the seeds';
comment on column sweep.padding_effect.measured_low is 'Lower end of the 95 % interval of mean_measured, by Student''s t; null for one seed';
comment on column sweep.padding_effect.measured_high is 'Upper end of the 95 % interval of mean_measured, by Student''s t; null for one seed';
comment on column sweep.padding_effect.exceeding is 'Seeds whose count exceeds the bound';
comment on column sweep.padding_effect.exceeding_low is 'Lower end of the exact 95 % interval of exceeding / n (Clopper and Pearson)';
comment on column sweep.padding_effect.exceeding_high is 'Upper end of the exact 95 % interval of exceeding / n (Clopper and Pearson)';
comment on column sweep.padding_effect.batch is 'Windows that one training step sees';
comment on column sweep.padding_effect.bound is 'Product of the periods, f^(dl): most same-looking objects that can get different embeddings (law L1)';
comment on column sweep.padding_effect.convolutions is '3^d convolutions for each level';
comment on column sweep.padding_effect.depth is 'l, number of pooling layers';
comment on column sweep.padding_effect.dimensions is 'd, spatial dimensions of the image';
comment on column sweep.padding_effect.elastic is 'Jitter of the control points of an elastic deformation, in pixels';
comment on column sweep.padding_effect.embedding is 'Channels of the embedding';
comment on column sweep.padding_effect.factor is 'f, or one list for each level with one factor for each axis';
comment on column sweep.padding_effect.noise is 'Variance of the Gaussian noise on the image';
comment on column sweep.padding_effect.normalisation is 'none, instance, batch or group';
comment on column sweep.padding_effect.objects is 'Same-looking objects that were compared';
comment on column sweep.padding_effect.padding is 'valid, same, reflect, replicate or circular';
comment on column sweep.padding_effect.period is 'P, product of the pooling factors along each axis, in pixels';
comment on column sweep.padding_effect.pooling is 'max, average, dilated, adaptive_polyphase, blur or strided';
comment on column sweep.padding_effect.precision is 'float32 or float64';
comment on column sweep.padding_effect.predicted is 'Largest possible number of different embeddings; null: no law applies';
comment on column sweep.padding_effect.radius is 'Radius of the discs, in pixels';
comment on column sweep.padding_effect.scene is 'constant, discs, nuclei or images';
comment on column sweep.padding_effect.spacing is 's, distance of neighbouring objects along each axis, in pixels';
comment on column sweep.padding_effect.steps is 'Adam steps; 0: random weights';
comment on column sweep.padding_effect.sweep is 'Name of the sweep';
comment on column sweep.padding_effect.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.padding_effect.times_bound is 'max_measured / bound';
comment on column sweep.padding_effect.train_window is 'w, output window that the loss sees, in pixels along each axis; null: the default';
comment on column sweep.padding_effect.upsampling is 'learnt, nearest or linear';
comment on column sweep.padding_effect.width is 'Feature maps at the top level, doubled at every level below';

-- Tests laws L2 and L7 for users of the embeddings, one row for each configuration over its planned seeds: can all objects be told apart?
create or replace view sweep.separability_validation as
select
    sweep, configuration, dimensions, depth, factor, padding, upsampling, pooling, normalisation, width, scene, radius, spacing, noise, elastic, steps, bandwidth, kernel, period, bound, predicted_separable,
    n,
    separable_true as separable,
    truth_objects_max as truth_objects,
    found_instances_max as max_found_instances,
    sweep.mean_of(false_merges_n, false_merges_sum)::numeric as mean_false_merges,
    sweep.mean_of(false_merges_n, false_merges_sum) - sweep.half_width(false_merges_n, false_merges_squares) as false_merges_low,
    sweep.mean_of(false_merges_n, false_merges_sum) + sweep.half_width(false_merges_n, false_merges_squares) as false_merges_high,
    sweep.mean_of(false_splits_n, false_splits_sum)::numeric as mean_false_splits,
    sweep.mean_of(false_splits_n, false_splits_sum) - sweep.half_width(false_splits_n, false_splits_squares) as false_splits_low,
    sweep.mean_of(false_splits_n, false_splits_sum) + sweep.half_width(false_splits_n, false_splits_squares) as false_splits_high,
    sweep.mean_of(ap50_n, ap50_sum) as mean_ap50,
    sweep.mean_of(ap50_n, ap50_sum) - sweep.half_width(ap50_n, ap50_squares) as ap50_low,
    sweep.mean_of(ap50_n, ap50_sum) + sweep.half_width(ap50_n, ap50_squares) as ap50_high,
    separable_confirmed as confirmed,
    separable_not_reached as not_reached,
    separable_refuted as refuted,
    separable_inconclusive as inconclusive,
    controls_failed,
    sweep.share_low(separable_confirmed, n) as confirmed_low,
    sweep.share_high(separable_confirmed, n) as confirmed_high,
    -- One seed shows that it is possible. Only all seeds together show that it is impossible.
    case
        when controls_failed then 'inconclusive'
        when predicted_separable is null then 'not_predicted'
        else sweep.verdict_over_seeds(not predicted_separable, n, separable_confirmed, separable_not_reached, separable_refuted)
    end as verdict,
    separable_n as n_measured,
    sweep_id,
    separable_law as law
from sweep.results_over_seeds
where 'instances' = any(measure) and n <> controls
    and (separable_n > 0 or separable_confirmed + separable_not_reached + separable_refuted + separable_inconclusive + separable_not_predicted > 0);

comment on view sweep.separability_validation is 'Tests whether all objects can be told apart, for each configuration over its seeds';
comment on column sweep.separability_validation.separable is 'Seeds in which every whole object came out as one instance of its own';
comment on column sweep.separability_validation.predicted_separable is 'false: symmetry forbids it (law L2); true: symmetry allows it (laws L2 and L7), but training must achieve it';
comment on column sweep.separability_validation.ap50_low is 'Lower end of the 95 % interval of mean_ap50, by Student''s t; null for one seed';
comment on column sweep.separability_validation.ap50_high is 'Upper end of the 95 % interval of mean_ap50, by Student''s t; null for one seed';
comment on column sweep.separability_validation.verdict is 'refuted if one seed refutes; confirmed, where separation is possible, if one seed confirms; confirmed, where it is impossible, if all conclusive seeds confirm and are at least half of n; inconclusive if a control of the sweep failed';
comment on column sweep.separability_validation.n is 'Number of planned seeds, including failed, missing, dead and inconclusive ones';
comment on column sweep.separability_validation.n_measured is 'Number of planned seeds with a measured number';
comment on column sweep.separability_validation.confirmed is 'Seeds that confirm the prediction';
comment on column sweep.separability_validation.confirmed_low is 'Lower end of the exact 95 % interval of confirmed / n (Clopper and Pearson)';
comment on column sweep.separability_validation.confirmed_high is 'Upper end of the exact 95 % interval of confirmed / n (Clopper and Pearson)';
comment on column sweep.separability_validation.controls_failed is 'Whether a control of the sweep failed; if so, no verdict counts';
comment on column sweep.separability_validation.bandwidth is 'Bandwidth of the mean shift, in units of the embedding';
comment on column sweep.separability_validation.bound is 'Product of the periods, f^(dl): most same-looking objects that can get different embeddings (law L1)';
comment on column sweep.separability_validation.configuration is 'Every axis but the seed: equal for replicates';
comment on column sweep.separability_validation.depth is 'l, number of pooling layers';
comment on column sweep.separability_validation.dimensions is 'd, spatial dimensions of the image';
comment on column sweep.separability_validation.elastic is 'Jitter of the control points of an elastic deformation, in pixels';
comment on column sweep.separability_validation.factor is 'f, or one list for each level with one factor for each axis';
comment on column sweep.separability_validation.false_merges_high is 'Upper end of the 95 % interval of mean_false_merges, by Student''s t; null for one seed';
comment on column sweep.separability_validation.false_merges_low is 'Lower end of the 95 % interval of mean_false_merges, by Student''s t; null for one seed';
comment on column sweep.separability_validation.false_splits_high is 'Upper end of the 95 % interval of mean_false_splits, by Student''s t; null for one seed';
comment on column sweep.separability_validation.false_splits_low is 'Lower end of the 95 % interval of mean_false_splits, by Student''s t; null for one seed';
comment on column sweep.separability_validation.inconclusive is 'Seeds whose evidence is too weak for a verdict, including dead ones';
comment on column sweep.separability_validation.kernel is 'Kernel of the mean shift: flat or gaussian';
comment on column sweep.separability_validation.max_found_instances is 'Largest number of instances that the mean shift found';
comment on column sweep.separability_validation.mean_ap50 is 'Mean average precision at an intersection over union of 0.5';
comment on column sweep.separability_validation.mean_false_merges is 'Mean number of objects that share their instance with another object';
comment on column sweep.separability_validation.mean_false_splits is 'Mean number of objects that came out as two or more instances';
comment on column sweep.separability_validation.noise is 'Variance of the Gaussian noise on the image';
comment on column sweep.separability_validation.normalisation is 'none, instance, batch or group';
comment on column sweep.separability_validation.not_reached is 'Seeds that do not reach the prediction';
comment on column sweep.separability_validation.padding is 'valid, same, reflect, replicate or circular';
comment on column sweep.separability_validation.period is 'P, product of the pooling factors along each axis, in pixels';
comment on column sweep.separability_validation.pooling is 'max, average, dilated, adaptive_polyphase, blur or strided';
comment on column sweep.separability_validation.radius is 'Radius of the discs, in pixels';
comment on column sweep.separability_validation.refuted is 'Seeds that refute the prediction';
comment on column sweep.separability_validation.scene is 'constant, discs, nuclei or images';
comment on column sweep.separability_validation.spacing is 's, distance of neighbouring objects along each axis, in pixels';
comment on column sweep.separability_validation.steps is 'Adam steps; 0: random weights';
comment on column sweep.separability_validation.sweep is 'Name of the sweep';
comment on column sweep.separability_validation.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.separability_validation.truth_objects is 'Objects of the ground truth';
comment on column sweep.separability_validation.upsampling is 'learnt, nearest or linear';
comment on column sweep.separability_validation.width is 'Feature maps at the top level, doubled at every level below';
comment on column sweep.separability_validation.law is 'Law that the configuration tests';

-- Tests the shift equivariance of whole images with a circular border, one row for each configuration over its planned seeds.
create or replace view sweep.shift_validation as
select
    sweep, configuration, dimensions, depth, factor, padding, upsampling, pooling, normalisation, width, scene, spacing, steps, period, predicted_equivariant,
    n,
    shift_error_max_min as smallest_error_max,
    shift_error_max_max as largest_error_max,
    sweep.mean_of(shift_error_max_n, shift_error_max_sum) as mean_error_max,
    sweep.mean_of(shift_error_max_n, shift_error_max_sum) - sweep.half_width(shift_error_max_n, shift_error_max_squares) as error_max_low,
    sweep.mean_of(shift_error_max_n, shift_error_max_sum) + sweep.half_width(shift_error_max_n, shift_error_max_squares) as error_max_high,
    shift_error_scene_max as largest_error_scene,
    shifts_confirmed as confirmed,
    shifts_refuted as refuted,
    shifts_inconclusive as inconclusive,
    controls_failed,
    sweep.share_low(shifts_confirmed, n) as confirmed_low,
    sweep.share_high(shifts_confirmed, n) as confirmed_high,
    case
        when controls_failed then 'inconclusive'
        when predicted_equivariant is null then 'not_predicted'
        else sweep.verdict_over_seeds(true, n, shifts_confirmed, shifts_not_reached, shifts_refuted)
    end as verdict,
    shift_error_max_n as n_measured,
    shifts_not_reached as not_reached,
    sweep_id,
    shifts_law as law
from sweep.results_over_seeds
where 'shifts' = any(measure) and n <> controls
    and (shift_error_max_n > 0 or shifts_confirmed + shifts_not_reached + shifts_refuted + shifts_inconclusive + shifts_not_predicted > 0);

comment on view sweep.shift_validation is 'Tests whether the output follows every shift of the whole image, for each configuration over its seeds';
comment on column sweep.shift_validation.largest_error_max is 'Largest error over shifts and seeds on an image without symmetry, in standard deviations of the output';
comment on column sweep.shift_validation.largest_error_scene is 'Largest error over shifts and seeds on the scene of the trial, whose repetitions can make adaptive grids ambiguous';
comment on column sweep.shift_validation.verdict is 'refuted if one seed refutes; not_reached if one seed does not reach the prediction; confirmed if all conclusive seeds confirm and are at least half of n; inconclusive if a control of the sweep failed';
comment on column sweep.shift_validation.not_reached is 'Seeds that do not reach the prediction';
comment on column sweep.shift_validation.n is 'Number of planned seeds, including failed, missing, dead and inconclusive ones';
comment on column sweep.shift_validation.n_measured is 'Number of planned seeds with a measured number';
comment on column sweep.shift_validation.confirmed is 'Seeds that confirm the prediction';
comment on column sweep.shift_validation.confirmed_low is 'Lower end of the exact 95 % interval of confirmed / n (Clopper and Pearson)';
comment on column sweep.shift_validation.confirmed_high is 'Upper end of the exact 95 % interval of confirmed / n (Clopper and Pearson)';
comment on column sweep.shift_validation.controls_failed is 'Whether a control of the sweep failed; if so, no verdict counts';
comment on column sweep.shift_validation.configuration is 'Every axis but the seed: equal for replicates';
comment on column sweep.shift_validation.depth is 'l, number of pooling layers';
comment on column sweep.shift_validation.dimensions is 'd, spatial dimensions of the image';
comment on column sweep.shift_validation.error_max_high is 'Upper end of the 95 % interval of mean_error_max, by Student''s t; null for one seed';
comment on column sweep.shift_validation.error_max_low is 'Lower end of the 95 % interval of mean_error_max, by Student''s t; null for one seed';
comment on column sweep.shift_validation.factor is 'f, or one list for each level with one factor for each axis';
comment on column sweep.shift_validation.inconclusive is 'Seeds whose evidence is too weak for a verdict, including dead ones';
comment on column sweep.shift_validation.mean_error_max is 'Mean over the seeds of the largest error over the shifts';
comment on column sweep.shift_validation.normalisation is 'none, instance, batch or group';
comment on column sweep.shift_validation.padding is 'valid, same, reflect, replicate or circular';
comment on column sweep.shift_validation.period is 'P, product of the pooling factors along each axis, in pixels';
comment on column sweep.shift_validation.pooling is 'max, average, dilated, adaptive_polyphase, blur or strided';
comment on column sweep.shift_validation.predicted_equivariant is 'Whether the output follows every shift of the whole image';
comment on column sweep.shift_validation.refuted is 'Seeds that refute the prediction';
comment on column sweep.shift_validation.scene is 'constant, discs, nuclei or images';
comment on column sweep.shift_validation.smallest_error_max is 'Smallest over the seeds of the largest error over the shifts';
comment on column sweep.shift_validation.spacing is 's, distance of neighbouring objects along each axis, in pixels';
comment on column sweep.shift_validation.steps is 'Adam steps; 0: random weights';
comment on column sweep.shift_validation.sweep is 'Name of the sweep';
comment on column sweep.shift_validation.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.shift_validation.upsampling is 'learnt, nearest or linear';
comment on column sweep.shift_validation.width is 'Feature maps at the top level, doubled at every level below';
comment on column sweep.shift_validation.law is 'Law that the configuration tests';

-- Compares the tile sizes of each trained network over its seeds, as in figure e of the poster. The stitch error is zero only at multiples of P. The
-- fewest objects are split at tile lines there, too.
create or replace view sweep.tile_size_curve as
select
    sweep,
    network,
    tile_crop,
    depth, factor, padding, pooling, scene, steps, period,
    (select bool_and(crop % p = 0) from unnest(tile_crop, period) as axis(crop, p)) as crop_is_multiple,
    n,
    stitch_error_max_max as largest_error_max,
    sweep.mean_of(jump_ratio_n, jump_ratio_sum) as mean_jump_ratio,
    sweep.mean_of(jump_ratio_n, jump_ratio_sum) - sweep.half_width(jump_ratio_n, jump_ratio_squares) as jump_ratio_low,
    sweep.mean_of(jump_ratio_n, jump_ratio_sum) + sweep.half_width(jump_ratio_n, jump_ratio_squares) as jump_ratio_high,
    sweep.mean_of(false_splits_share_n, false_splits_share_sum) as mean_split_share,
    sweep.mean_of(false_splits_share_n, false_splits_share_sum) - sweep.half_width(false_splits_share_n, false_splits_share_squares) as split_share_low,
    sweep.mean_of(false_splits_share_n, false_splits_share_sum) + sweep.half_width(false_splits_share_n, false_splits_share_squares) as split_share_high,
    false_splits_share_max as max_split_share,
    sweep.mean_of(ap50_n, ap50_sum) as mean_ap50,
    sweep.mean_of(ap50_n, ap50_sum) - sweep.half_width(ap50_n, ap50_squares) as ap50_low,
    sweep.mean_of(ap50_n, ap50_sum) + sweep.half_width(ap50_n, ap50_squares) as ap50_high,
    ap50_max as max_ap50,
    sweep.mean_of(ap_n, ap_sum) as mean_ap,
    final_loss_max as max_final_loss,
    -- Seeds with one of the two numbers; trials are read where neither number is that of all measured seeds.
    case
        when least(false_splits_n, stitch_error_max_n) = 0 or greatest(false_splits_n, stitch_error_max_n) = succeeded then greatest(false_splits_n, stitch_error_max_n)
        else (
            select count(*) filter (where m.false_splits is not null or m.stitch_error_max is not null)
            from sweep.trials t join sweep.measurements m on m.trial_id = t.id
            where t.configuration_id = r.configuration_id
        )
    end as n_measured,
    sweep_id
from sweep.results_over_seeds r
where tile_crop is not null and measure && '{stitching,instances}' and n <> controls and (false_splits_n > 0 or stitch_error_max_n > 0);

comment on view sweep.tile_size_curve is 'Shows stitch error, split objects and average precision by tile crop, over the seeds';
comment on column sweep.tile_size_curve.network is 'Every axis but the seed and the tile crop: equal along a curve';
comment on column sweep.tile_size_curve.n is 'Number of planned seeds, including failed, missing, dead and inconclusive ones';
comment on column sweep.tile_size_curve.n_measured is 'Number of planned seeds with a measured number';
comment on column sweep.tile_size_curve.mean_split_share is 'Mean share of split objects, which are two or more instances, among the objects that cross a tile line';
comment on column sweep.tile_size_curve.split_share_low is 'Lower end of the 95 % interval of mean_split_share, by Student''s t; null for one seed';
comment on column sweep.tile_size_curve.split_share_high is 'Upper end of the 95 % interval of mean_split_share, by Student''s t; null for one seed';
comment on column sweep.tile_size_curve.mean_ap50 is 'Mean average precision at an intersection over union of 0.5';
comment on column sweep.tile_size_curve.max_final_loss is 'Largest final loss over the seeds; without convergence the curve means little';
comment on column sweep.tile_size_curve.ap50_high is 'Upper end of the 95 % interval of mean_ap50, by Student''s t; null for one seed';
comment on column sweep.tile_size_curve.ap50_low is 'Lower end of the 95 % interval of mean_ap50, by Student''s t; null for one seed';
comment on column sweep.tile_size_curve.crop_is_multiple is 'Whether the crop is a multiple of the period on every axis';
comment on column sweep.tile_size_curve.depth is 'l, number of pooling layers';
comment on column sweep.tile_size_curve.factor is 'f, or one list for each level with one factor for each axis';
comment on column sweep.tile_size_curve.jump_ratio_high is 'Upper end of the 95 % interval of mean_jump_ratio, by Student''s t; null for one seed';
comment on column sweep.tile_size_curve.jump_ratio_low is 'Lower end of the 95 % interval of mean_jump_ratio, by Student''s t; null for one seed';
comment on column sweep.tile_size_curve.largest_error_max is 'Largest over the seeds of max |stitched - whole|, in standard deviations';
comment on column sweep.tile_size_curve.max_ap50 is 'Largest average precision over the seeds, at an intersection over union of 0.5';
comment on column sweep.tile_size_curve.max_split_share is 'Largest share of split objects over the seeds';
comment on column sweep.tile_size_curve.mean_ap is 'Mean of the average precision over the thresholds 0.5, 0.55 .. 0.95';
comment on column sweep.tile_size_curve.mean_jump_ratio is 'Mean jump ratio over the seeds; 1: no jump';
comment on column sweep.tile_size_curve.padding is 'valid, same, reflect, replicate or circular';
comment on column sweep.tile_size_curve.period is 'P, product of the pooling factors along each axis, in pixels';
comment on column sweep.tile_size_curve.pooling is 'max, average, dilated, adaptive_polyphase, blur or strided';
comment on column sweep.tile_size_curve.scene is 'constant, discs, nuclei or images';
comment on column sweep.tile_size_curve.steps is 'Adam steps; 0: random weights';
comment on column sweep.tile_size_curve.sweep is 'Name of the sweep';
comment on column sweep.tile_size_curve.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.tile_size_curve.tile_crop is 'c, side to which tiles are cropped, in pixels along each axis; null: no tiles';

-- Lists the loss of each training, one row for each of at most 100 equal stretches of its steps.
create or replace view sweep.loss_curves as
select
    r.sweep,
    r.ordinal,
    point.stretch,
    r.training_id,
    r.trial_id,
    r.seed,
    r.configuration,
    point.stretch * r.steps_made / cardinality(r.loss_curve) as step,
    point.loss,
    r.sweep_id
from (
    -- Keeps one row for each training, because its trials have the same curve.
    select distinct on (sweep, sweep_id, training_id) sweep, sweep_id, ordinal, training_id, trial_id, seed, configuration, steps_made, loss_curve
    from sweep.trial_results
    where loss_curve is not null
    order by sweep, sweep_id, training_id, ordinal
) r
cross join lateral unnest(r.loss_curve) with ordinality as point(loss, stretch);

comment on view sweep.loss_curves is 'Lists the loss by step for each training';
comment on column sweep.loss_curves.step is 'Last step of the stretch';
comment on column sweep.loss_curves.loss is 'Mean loss of the stretch';
comment on column sweep.loss_curves.ordinal is 'First trial of the training';
comment on column sweep.loss_curves.stretch is 'Number of the stretch, from 1';
comment on column sweep.loss_curves.configuration is 'Every axis but the seed: equal for replicates';
comment on column sweep.loss_curves.seed is 'Seed of weights, scene and training';
comment on column sweep.loss_curves.sweep is 'Name of the sweep';
comment on column sweep.loss_curves.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.loss_curves.training_id is 'Id of the training, shared by trials that differ in evaluation only';
comment on column sweep.loss_curves.trial_id is 'Id of the trial; sweep show NAME --trial accepts its first digits';

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

-- Counts the trials of each sweep: planned = succeeded + failed + infeasible + cancelled + missing.
create or replace view sweep.coverage as
select
    s.name as sweep,
    s.planned,
    t.succeeded,
    t.failed,
    t.infeasible,
    t.cancelled,
    s.planned - t.succeeded - t.failed - t.infeasible - t.cancelled as missing,
    s.id as sweep_id,
    t.cost as cost_done
from sweep.sweeps s
cross join lateral (
    select
        coalesce(sum(succeeded), 0)::bigint as succeeded,
        coalesce(sum(failed), 0)::bigint as failed,
        coalesce(sum(infeasible), 0)::bigint as infeasible,
        coalesce(sum(cancelled), 0)::bigint as cancelled,
        coalesce(sum(cost), 0) as cost
    from (
        select k.measured as succeeded, k.failed, k.infeasible, k.cancelled, k.cost from sweep.kept_results k where k.sweep_id = s.id
        union all
        -- The controls, which kept results do not count.
        select (e.state = 'succeeded')::integer, (e.state = 'failed')::integer, (e.state = 'infeasible')::integer, (e.state = 'cancelled')::integer,
            case when e.state <> 'pending' then e.cost end
        from sweep.trials c join sweep.trial_states e on e.trial_id = c.id
        where c.sweep_id = s.id and c.control
    ) as counted
) t;

comment on view sweep.coverage is 'Counts the planned trials of each sweep by state';
comment on column sweep.coverage.planned is 'Grid points, fixed at submission';
comment on column sweep.coverage.missing is 'Planned trials without a final state';
comment on column sweep.coverage.cancelled is 'Trials that were cancelled with the sweep';
comment on column sweep.coverage.failed is 'Trials that failed for good';
comment on column sweep.coverage.infeasible is 'Trials whose network or sizes cannot exist';
comment on column sweep.coverage.succeeded is 'Trials with a measurement';
comment on column sweep.coverage.sweep is 'Name of the sweep';
comment on column sweep.coverage.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.coverage.cost_done is 'Estimated multiply-accumulate operations of the trials with a final state';

-- Counts the measured trials of each sweep by verdict, without the controls.
create or replace view sweep.verdict_counts as
select
    s.name as sweep,
    coalesce(v.confirmed, 0) as confirmed,
    coalesce(v.not_reached, 0) as not_reached,
    coalesce(v.refuted, 0) as refuted,
    coalesce(v.inconclusive, 0) as inconclusive,
    coalesce(v.not_predicted, 0) as not_predicted,
    c.failed as controls_failed,
    s.id as sweep_id
from sweep.sweeps s
cross join lateral (
    select coalesce(bool_or(t.state = 'failed' or m.verdict <> 'confirmed'), false) as failed
    from sweep.planned_trials t
    left join sweep.measurements m on m.trial_id = t.id
    where t.sweep_id = s.id and t.control
) c
cross join lateral (
    select
        sum(k.confirmed) filter (where not c.failed) as confirmed,
        sum(k.not_reached) filter (where not c.failed) as not_reached,
        sum(k.refuted) filter (where not c.failed) as refuted,
        case when c.failed then sum(k.measured) else sum(k.inconclusive) end as inconclusive,
        sum(k.not_predicted) filter (where not c.failed) as not_predicted
    from sweep.kept_results k
    where k.sweep_id = s.id
) v;

comment on view sweep.verdict_counts is 'Counts the measured trials of each sweep by verdict, without its controls; all are inconclusive if a control failed';
comment on column sweep.verdict_counts.confirmed is 'Trials whose measurement agrees with the prediction';
comment on column sweep.verdict_counts.controls_failed is 'Whether a control of the sweep failed; if so, no verdict counts';
comment on column sweep.verdict_counts.inconclusive is 'Trials whose evidence is too weak; all trials if a control failed';
comment on column sweep.verdict_counts.not_predicted is 'Trials that no law applies to';
comment on column sweep.verdict_counts.not_reached is 'Trials that do not reach the prediction';
comment on column sweep.verdict_counts.refuted is 'Trials that contradict the prediction';
comment on column sweep.verdict_counts.sweep is 'Name of the sweep';
comment on column sweep.verdict_counts.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';

-- Shows the progress and the speed of each sweep.
create or replace view sweep.sweep_progress as
select
    s.name as sweep,
    s.state,
    s.priority,
    s.planned,
    v.succeeded,
    v.failed,
    v.infeasible,
    v.cancelled,
    v.missing as pending,
    l.leased,
    f.failed_attempts,
    c.failed_controls,
    s.cost as cost_planned,
    v.cost_done,
    m.finished as finished_last_minute,
    s.created_at,
    (
        select e.finalized_at from sweep.trial_states e
        where e.sweep_id = s.id and e.finalized_at is not null and e.state in ('succeeded', 'failed')
        order by e.finalized_at desc limit 1
    ) as last_finished_at,
    s.finalized_at,
    s.id as sweep_id
from sweep.sweeps s
join sweep.coverage v on v.sweep_id = s.id
cross join lateral (
    select count(*) as finished
    from sweep.trial_states e
    where e.sweep_id = s.id and e.finalized_at > now() - interval '1 minute' and e.state in ('succeeded', 'failed')
) m
cross join lateral (
    select count(*) as leased
    from sweep.running r
    join sweep.trials held on held.training_id = r.training_id
    left join sweep.trial_states ended on ended.trial_id = held.id
    where r.sweep_id = s.id and r.expires > now() and coalesce(ended.state, 'pending') = 'pending'
) l
cross join lateral (
    select count(*) as failed_attempts from sweep.attempts a join sweep.trials tried on tried.id = a.trial_id where a.cause is not null and tried.sweep_id = s.id
) f
cross join lateral (
    select count(*) as failed_controls
    from sweep.planned_trials control
    left join sweep.measurements m on m.trial_id = control.id
    where control.sweep_id = s.id and control.control and (control.state = 'failed' or control.state = 'succeeded' and m.verdict is distinct from 'confirmed')
) c;

comment on view sweep.sweep_progress is 'Shows the progress of each sweep';
comment on column sweep.sweep_progress.leased is 'Trials held by a worker at the last flush';
comment on column sweep.sweep_progress.failed_attempts is 'Attempts that ended without a measurement';
comment on column sweep.sweep_progress.failed_controls is 'Number of failed controls; if there are any, no verdict of the sweep counts';
comment on column sweep.sweep_progress.cost_planned is 'Estimated multiply-accumulate operations of all trials';
comment on column sweep.sweep_progress.cost_done is 'Estimated multiply-accumulate operations of the trials with a final state';
comment on column sweep.sweep_progress.cancelled is 'Trials that were cancelled with the sweep';
comment on column sweep.sweep_progress.created_at is 'When the sweep was submitted';
comment on column sweep.sweep_progress.failed is 'Trials that failed for good';
comment on column sweep.sweep_progress.finalized_at is 'When the sweep was finished or cancelled';
comment on column sweep.sweep_progress.finished_last_minute is 'Trials that were measured or failed for good in the last minute';
comment on column sweep.sweep_progress.infeasible is 'Trials whose network or sizes cannot exist';
comment on column sweep.sweep_progress.last_finished_at is 'When the last trial was measured or failed for good';
comment on column sweep.sweep_progress.pending is 'Trials without a final state';
comment on column sweep.sweep_progress.planned is 'Grid points, fixed at submission';
comment on column sweep.sweep_progress.priority is 'Priority; each step doubles the sweep''s share of the workers'' time';
comment on column sweep.sweep_progress.state is 'running, paused, finished or cancelled';
comment on column sweep.sweep_progress.succeeded is 'Trials with a measurement';
comment on column sweep.sweep_progress.sweep is 'Name of the sweep';
comment on column sweep.sweep_progress.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';

-- Shows for each worker of a sweep its attempts and the share of its time that it computed.
create or replace view sweep.worker_utilisation as
with attempts as (
    select
        s.name as sweep, s.id as sweep_id, a.worker,
        count(*) as attempts,
        count(*) filter (where a.cause is null) as succeeded,
        count(*) filter (where a.cause is not null) as failed,
        min(a.started_at) as first_at,
        max(a.ended_at) as last_at
    from sweep.attempts a
    join sweep.trials t on t.id = a.trial_id
    join sweep.sweeps s on s.id = t.sweep_id
    group by s.name, s.id, a.worker
),
-- Counts the time of a training once for all its trials. Measurements reused from another sweep took no time.
trainings as (
    select s.name as sweep, s.id as sweep_id, m.worker, max(m.training_time) as training_time, sum(m.measuring_time) as measuring_time
    from sweep.measurements m
    join sweep.trials t on t.id = m.trial_id
    join sweep.sweeps s on s.id = m.sweep_id
    where m.reused_from is null
    group by s.name, s.id, t.training_id, m.worker
),
busy as (
    select sweep, sweep_id, worker, count(*) as trainings, sum(training_time + measuring_time) as busy
    from trainings
    group by sweep, sweep_id, worker
)
select
    a.sweep,
    a.worker,
    w.device,
    a.attempts,
    a.succeeded,
    a.failed,
    coalesce(b.trainings, 0) as trainings,
    coalesce(extract(epoch from b.busy), 0)::double precision as busy_s,
    extract(epoch from a.last_at - a.first_at)::double precision as span_s,
    (extract(epoch from b.busy) / nullif(extract(epoch from a.last_at - a.first_at), 0))::double precision as utilisation,
    a.first_at,
    a.last_at,
    a.sweep_id
from attempts a
left join busy b on b.sweep = a.sweep and b.sweep_id = a.sweep_id and b.worker = a.worker
left join sweep.workers w on w.name = a.worker;

comment on view sweep.worker_utilisation is 'Shows the attempts and the computing time of each worker for each sweep';
comment on column sweep.worker_utilisation.busy_s is 'Seconds spent on accepted measurements; a training counts once for all its trials';
comment on column sweep.worker_utilisation.span_s is 'Seconds from the start of the first attempt to the end of the last';
comment on column sweep.worker_utilisation.utilisation is 'busy_s / span_s';
comment on column sweep.worker_utilisation.attempts is 'Number of attempts';
comment on column sweep.worker_utilisation.device is 'Device that the worker last reported';
comment on column sweep.worker_utilisation.failed is 'Attempts that failed';
comment on column sweep.worker_utilisation.first_at is 'Start of the first attempt';
comment on column sweep.worker_utilisation.last_at is 'End of the last attempt';
comment on column sweep.worker_utilisation.succeeded is 'Attempts with a measurement';
comment on column sweep.worker_utilisation.sweep is 'Name of the sweep';
comment on column sweep.worker_utilisation.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.worker_utilisation.trainings is 'Trainings whose measurements were accepted';
comment on column sweep.worker_utilisation.worker is 'Name of the worker';

-- Lists every attempt, numbered within its trial.
create or replace view sweep.attempt_history as
select
    s.name as sweep,
    t.ordinal,
    t.id as trial_id,
    t.seed,
    t.configuration,
    -- Counts the earlier attempts. A window function would number every attempt before a filter on cause or worker applies.
    (select count(*) from sweep.attempts b where b.trial_id = a.trial_id and (b.started_at, b.ended_at, b.id) <= (a.started_at, a.ended_at, a.id)) as attempt,
    a.id as attempt_id,
    a.worker,
    w.device,
    a.started_at,
    a.ended_at,
    1000 * extract(epoch from a.ended_at - a.started_at)::double precision as duration_ms,
    a.cause,
    a.error,
    m.attempt_id is not null as accepted,
    t.state,
    t.sweep_id
from sweep.attempts a
join sweep.planned_trials t on t.id = a.trial_id
join sweep.sweeps s on s.id = t.sweep_id
left join sweep.measurements m on m.trial_id = a.trial_id and m.attempt_id = a.id
left join sweep.workers w on w.name = a.worker;

comment on view sweep.attempt_history is 'Lists every attempt at every trial';
comment on column sweep.attempt_history.attempt is 'Number of the attempt within its trial, from 1';
comment on column sweep.attempt_history.cause is 'user_error, out_of_memory, worker_lost, unreachable, timeout or cancelled; null when it succeeded';
comment on column sweep.attempt_history.accepted is 'Whether the measurement of this attempt is the accepted one';
comment on column sweep.attempt_history.state is 'State of the trial';
comment on column sweep.attempt_history.attempt_id is 'Id of the attempt';
comment on column sweep.attempt_history.configuration is 'Every axis but the seed: equal for replicates';
comment on column sweep.attempt_history.device is 'Device of the worker';
comment on column sweep.attempt_history.duration_ms is 'Time from the start to the end, in milliseconds';
comment on column sweep.attempt_history.ended_at is 'When the attempt ended, by the worker''s clock';
comment on column sweep.attempt_history.error is 'Message or trace of the failure; null when it succeeded';
comment on column sweep.attempt_history.ordinal is 'Place in the order of the grid, from 0';
comment on column sweep.attempt_history.seed is 'Seed of weights, scene and training';
comment on column sweep.attempt_history.started_at is 'When the attempt began, by the worker''s clock';
comment on column sweep.attempt_history.sweep is 'Name of the sweep';
comment on column sweep.attempt_history.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.attempt_history.trial_id is 'Id of the trial; sweep show NAME --trial accepts its first digits';
comment on column sweep.attempt_history.worker is 'Name of the worker';

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

-- Lists trials that were measured twice with different numbers. Doubles are compared to the last bit, and NaN equals NaN. The kind "late" is a
-- report that arrived when the trial was already final. The kind "repeated" is a trial of a sweep submitted with --fresh, where another sweep measured
-- the same grid point earlier with the same science, libraries and device. It is compared with the first such measurement.
create or replace view sweep.disagreements as
-- Compares the numbers column by column first. Converting every pair to JSON would take four times as long.
with pairs as (
    select s.name as sweep, s.id as sweep_id, t.ordinal, m.trial_id, 'late' as kind, m.trial_id as accepted_trial_id, to_jsonb(m) as accepted, to_jsonb(l) as other
    from sweep.late_measurements l
    join sweep.measurements m on m.trial_id = l.trial_id
    join sweep.trials t on t.id = l.trial_id
    join sweep.sweeps s on s.id = t.sweep_id
    where (
        -- quantities of m
        m.measured_distinct, m.objects, m.tolerance, m.within_class, m.between_classes, m.class_gap, m.output_deviation, m.dead, m.stitch_error_max,
        m.stitch_error_rms, m.jump_ratio, m.jump_profile, m.final_loss, m.steps_made, m.loss_curve, m.separable, m.truth_objects, m.found_instances,
        m.cut_objects, m.false_splits, m.false_merges, m.ap50, m.ap, m.shift_error_max, m.shift_error_scene, m.level_response, m.grid_gap,
        m.background_gap, m.stitch_error_generic, m.empty_windows, m.clustering_control
        -- end
    ) is distinct from (
        -- quantities of l
        l.measured_distinct, l.objects, l.tolerance, l.within_class, l.between_classes, l.class_gap, l.output_deviation, l.dead, l.stitch_error_max,
        l.stitch_error_rms, l.jump_ratio, l.jump_profile, l.final_loss, l.steps_made, l.loss_curve, l.separable, l.truth_objects, l.found_instances,
        l.cut_objects, l.false_splits, l.false_merges, l.ap50, l.ap, l.shift_error_max, l.shift_error_scene, l.level_response, l.grid_gap,
        l.background_gap, l.stitch_error_generic, l.empty_windows, l.clustering_control
        -- end
    )
    union all
    select r.sweep, r.sweep_id, r.ordinal, r.trial_id, 'repeated', r.first_trial_id, to_jsonb(first), to_jsonb(again)
    from sweep.repeated_measurements r
    join sweep.measurements again on again.trial_id = r.trial_id
    join sweep.measurements first on first.trial_id = r.first_trial_id
    where (
        -- quantities of first
        first.measured_distinct, first.objects, first.tolerance, first.within_class, first.between_classes, first.class_gap, first.output_deviation,
        first.dead, first.stitch_error_max, first.stitch_error_rms, first.jump_ratio, first.jump_profile, first.final_loss, first.steps_made,
        first.loss_curve, first.separable, first.truth_objects, first.found_instances, first.cut_objects, first.false_splits, first.false_merges,
        first.ap50, first.ap, first.shift_error_max, first.shift_error_scene, first.level_response, first.grid_gap, first.background_gap,
        first.stitch_error_generic, first.empty_windows, first.clustering_control
        -- end
    ) is distinct from (
        -- quantities of again
        again.measured_distinct, again.objects, again.tolerance, again.within_class, again.between_classes, again.class_gap, again.output_deviation,
        again.dead, again.stitch_error_max, again.stitch_error_rms, again.jump_ratio, again.jump_profile, again.final_loss, again.steps_made,
        again.loss_curve, again.separable, again.truth_objects, again.found_instances, again.cut_objects, again.false_splits, again.false_merges,
        again.ap50, again.ap, again.shift_error_max, again.shift_error_scene, again.level_response, again.grid_gap, again.background_gap,
        again.stitch_error_generic, again.empty_windows, again.clustering_control
        -- end
    )
),
compared as (
    select
        p.*,
        (
            select array_agg(a.key order by a.key)
            from jsonb_each(sweep.measured_numbers(p.accepted)) a
            where a.value is distinct from p.other -> a.key
        ) as differing
    from pairs p
)
select
    c.sweep,
    c.ordinal,
    c.trial_id,
    c.kind,
    c.differing,
    (select jsonb_object_agg(name, c.accepted -> name) from unnest(c.differing) as name) as accepted_values,
    (select jsonb_object_agg(name, c.other -> name) from unnest(c.differing) as name) as other_values,
    (c.accepted -> 'science', c.accepted -> 'libraries', c.accepted -> 'device', c.accepted -> 'one_dnn')
        = (c.other -> 'science', c.other -> 'libraries', c.other -> 'device', c.other -> 'one_dnn') as same_conditions,
    c.accepted ->> 'worker' as accepted_worker,
    c.other ->> 'worker' as other_worker,
    c.accepted ->> 'device' as accepted_device,
    c.other ->> 'device' as other_device,
    (c.accepted ->> 'one_dnn')::boolean as accepted_one_dnn,
    (c.other ->> 'one_dnn')::boolean as other_one_dnn,
    c.accepted_trial_id,
    c.sweep_id
from compared c;

comment on view sweep.disagreements is 'Lists pairs of measurements of one grid point that differ in a measured number';
comment on column sweep.disagreements.kind is 'late: compared with the accepted measurement of the trial; repeated: compared with the trial that was measured first';
comment on column sweep.disagreements.differing is 'Columns of trial_results that differ';
comment on column sweep.disagreements.accepted_values is 'Values of the accepted (repeated: the first) measurement in these columns';
comment on column sweep.disagreements.other_values is 'Values of the late (repeated: the second) measurement in these columns';
comment on column sweep.disagreements.same_conditions is 'Whether science, libraries, device and oneDNN setting are equal; if so, something is not deterministic';
comment on column sweep.disagreements.accepted_trial_id is 'late: the trial itself; repeated: the one that was measured first';
comment on column sweep.disagreements.accepted_device is 'Device of the accepted (repeated: the first) measurement';
comment on column sweep.disagreements.accepted_one_dnn is 'Whether oneDNN computed the accepted (repeated: the first) measurement';
comment on column sweep.disagreements.accepted_worker is 'Worker of the accepted (repeated: the first) measurement';
comment on column sweep.disagreements.ordinal is 'Place in the order of the grid, from 0';
comment on column sweep.disagreements.other_device is 'Device of the other measurement';
comment on column sweep.disagreements.other_one_dnn is 'Whether oneDNN computed the other measurement';
comment on column sweep.disagreements.other_worker is 'Worker of the other measurement';
comment on column sweep.disagreements.sweep is 'Name of the sweep';
comment on column sweep.disagreements.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';
comment on column sweep.disagreements.trial_id is 'Trial that was measured again';

-- Counts for each sweep the measurements that were made twice, and the pairs that differ in any bit.
create or replace view sweep.determinism_audit as
select
    s.name as sweep,
    l.compared as late_compared,
    coalesce(d.late, 0) as late_disagreeing,
    coalesce(r.compared, 0) as repeated_compared,
    coalesce(d.repeated, 0) as repeated_disagreeing,
    coalesce(d.unexplained, 0) as unexplained,
    s.id as sweep_id
from sweep.sweeps s
cross join lateral (
    select count(*) as compared
    from sweep.late_measurements l
    join sweep.measurements m on m.trial_id = l.trial_id
    where m.sweep_id = s.id
) l
left join (select sweep_id, sweep, count(*) as compared from sweep.repeated_measurements group by sweep_id, sweep) r on r.sweep = s.name and r.sweep_id = s.id
left join (
    select
        sweep_id, sweep,
        count(*) filter (where kind = 'late') as late,
        count(*) filter (where kind = 'repeated') as repeated,
        count(*) filter (where same_conditions) as unexplained
    from sweep.disagreements
    group by sweep_id, sweep
) d on d.sweep = s.name and d.sweep_id = s.id;

comment on view sweep.determinism_audit is 'Counts the measurements of each sweep that were made twice, and those that differ in any bit';
comment on column sweep.determinism_audit.late_compared is 'Late measurements of trials that have an accepted one';
comment on column sweep.determinism_audit.repeated_compared is 'Trials that another sweep measured earlier with the same science, libraries and device';
comment on column sweep.determinism_audit.unexplained is 'Disagreements, of both kinds, under the same science, libraries, device and oneDNN setting';
comment on column sweep.determinism_audit.late_disagreeing is 'Late measurements whose numbers differ from the accepted ones in any bit';
comment on column sweep.determinism_audit.repeated_disagreeing is 'Repeated measurements whose numbers differ from the first ones in any bit';
comment on column sweep.determinism_audit.sweep is 'Name of the sweep';
comment on column sweep.determinism_audit.sweep_id is 'Id of the sweep; the fastest filter in a database of many sweeps';

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
        confirmed,
        not_reached,
        refuted,
        inconclusive,
        not_predicted,
        distinct_confirmed,
        distinct_not_reached,
        distinct_refuted,
        distinct_inconclusive,
        distinct_not_predicted,
        stitching_confirmed,
        stitching_not_reached,
        stitching_refuted,
        stitching_inconclusive,
        stitching_not_predicted,
        seams_confirmed,
        seams_not_reached,
        seams_refuted,
        seams_inconclusive,
        seams_not_predicted,
        separable_confirmed,
        separable_not_reached,
        separable_refuted,
        separable_inconclusive,
        separable_not_predicted,
        shifts_confirmed,
        shifts_not_reached,
        shifts_refuted,
        shifts_inconclusive,
        shifts_not_predicted,
        measured_distinct_n,
        measured_distinct_min,
        measured_distinct_max,
        measured_distinct_sum,
        measured_distinct_squares,
        objects_n,
        objects_min,
        objects_max,
        objects_sum,
        objects_squares,
        tolerance_n,
        tolerance_min,
        tolerance_max,
        tolerance_sum,
        tolerance_squares,
        within_class_n,
        within_class_min,
        within_class_max,
        within_class_sum,
        within_class_squares,
        between_classes_n,
        between_classes_min,
        between_classes_max,
        between_classes_sum,
        between_classes_squares,
        class_gap_n,
        class_gap_min,
        class_gap_max,
        class_gap_sum,
        class_gap_squares,
        output_deviation_n,
        output_deviation_min,
        output_deviation_max,
        output_deviation_sum,
        output_deviation_squares,
        dead_n,
        dead_true,
        stitch_error_max_n,
        stitch_error_max_min,
        stitch_error_max_max,
        stitch_error_max_sum,
        stitch_error_max_squares,
        stitch_error_rms_n,
        stitch_error_rms_min,
        stitch_error_rms_max,
        stitch_error_rms_sum,
        stitch_error_rms_squares,
        jump_ratio_n,
        jump_ratio_min,
        jump_ratio_max,
        jump_ratio_sum,
        jump_ratio_squares,
        jump_profile_n,
        jump_profile_length,
        final_loss_n,
        final_loss_min,
        final_loss_max,
        final_loss_sum,
        final_loss_squares,
        steps_made_n,
        steps_made_min,
        steps_made_max,
        steps_made_sum,
        steps_made_squares,
        loss_curve_n,
        loss_curve_length,
        separable_n,
        separable_true,
        truth_objects_n,
        truth_objects_min,
        truth_objects_max,
        truth_objects_sum,
        truth_objects_squares,
        found_instances_n,
        found_instances_min,
        found_instances_max,
        found_instances_sum,
        found_instances_squares,
        cut_objects_n,
        cut_objects_min,
        cut_objects_max,
        cut_objects_sum,
        cut_objects_squares,
        false_splits_n,
        false_splits_min,
        false_splits_max,
        false_splits_sum,
        false_splits_squares,
        false_merges_n,
        false_merges_min,
        false_merges_max,
        false_merges_sum,
        false_merges_squares,
        ap50_n,
        ap50_min,
        ap50_max,
        ap50_sum,
        ap50_squares,
        ap_n,
        ap_min,
        ap_max,
        ap_sum,
        ap_squares,
        shift_error_max_n,
        shift_error_max_min,
        shift_error_max_max,
        shift_error_max_sum,
        shift_error_max_squares,
        shift_error_scene_n,
        shift_error_scene_min,
        shift_error_scene_max,
        shift_error_scene_sum,
        shift_error_scene_squares,
        level_response_n,
        level_response_length,
        grid_gap_n,
        grid_gap_min,
        grid_gap_max,
        grid_gap_sum,
        grid_gap_squares,
        background_gap_n,
        background_gap_min,
        background_gap_max,
        background_gap_sum,
        background_gap_squares,
        stitch_error_generic_n,
        stitch_error_generic_min,
        stitch_error_generic_max,
        stitch_error_generic_sum,
        stitch_error_generic_squares,
        empty_windows_n,
        empty_windows_min,
        empty_windows_max,
        empty_windows_sum,
        empty_windows_squares,
        clustering_control_n,
        clustering_control_true,
        false_splits_share_n,
        false_splits_share_min,
        false_splits_share_max,
        false_splits_share_sum,
        false_splits_share_squares,
        conclusive_measured_distinct_n,
        conclusive_measured_distinct_min,
        conclusive_measured_distinct_max,
        conclusive_measured_distinct_sum,
        conclusive_measured_distinct_squares,
        -- end
        configuration_id, sweep_id, measured, cost
    )
    select
        -- kept folds
        nullif(count(*) filter (where m.verdict = 'confirmed'), 0) as confirmed,
        nullif(count(*) filter (where m.verdict = 'not_reached'), 0) as not_reached,
        nullif(count(*) filter (where m.verdict = 'refuted'), 0) as refuted,
        nullif(count(*) filter (where m.verdict = 'inconclusive'), 0) as inconclusive,
        nullif(count(*) filter (where m.verdict = 'not_predicted'), 0) as not_predicted,
        nullif(count(*) filter (where m.distinct_verdict = 'confirmed'), 0) as distinct_confirmed,
        nullif(count(*) filter (where m.distinct_verdict = 'not_reached'), 0) as distinct_not_reached,
        nullif(count(*) filter (where m.distinct_verdict = 'refuted'), 0) as distinct_refuted,
        nullif(count(*) filter (where m.distinct_verdict = 'inconclusive'), 0) as distinct_inconclusive,
        nullif(count(*) filter (where m.distinct_verdict = 'not_predicted'), 0) as distinct_not_predicted,
        nullif(count(*) filter (where m.stitching_verdict = 'confirmed'), 0) as stitching_confirmed,
        nullif(count(*) filter (where m.stitching_verdict = 'not_reached'), 0) as stitching_not_reached,
        nullif(count(*) filter (where m.stitching_verdict = 'refuted'), 0) as stitching_refuted,
        nullif(count(*) filter (where m.stitching_verdict = 'inconclusive'), 0) as stitching_inconclusive,
        nullif(count(*) filter (where m.stitching_verdict = 'not_predicted'), 0) as stitching_not_predicted,
        nullif(count(*) filter (where m.seams_verdict = 'confirmed'), 0) as seams_confirmed,
        nullif(count(*) filter (where m.seams_verdict = 'not_reached'), 0) as seams_not_reached,
        nullif(count(*) filter (where m.seams_verdict = 'refuted'), 0) as seams_refuted,
        nullif(count(*) filter (where m.seams_verdict = 'inconclusive'), 0) as seams_inconclusive,
        nullif(count(*) filter (where m.seams_verdict = 'not_predicted'), 0) as seams_not_predicted,
        nullif(count(*) filter (where m.separable_verdict = 'confirmed'), 0) as separable_confirmed,
        nullif(count(*) filter (where m.separable_verdict = 'not_reached'), 0) as separable_not_reached,
        nullif(count(*) filter (where m.separable_verdict = 'refuted'), 0) as separable_refuted,
        nullif(count(*) filter (where m.separable_verdict = 'inconclusive'), 0) as separable_inconclusive,
        nullif(count(*) filter (where m.separable_verdict = 'not_predicted'), 0) as separable_not_predicted,
        nullif(count(*) filter (where m.shifts_verdict = 'confirmed'), 0) as shifts_confirmed,
        nullif(count(*) filter (where m.shifts_verdict = 'not_reached'), 0) as shifts_not_reached,
        nullif(count(*) filter (where m.shifts_verdict = 'refuted'), 0) as shifts_refuted,
        nullif(count(*) filter (where m.shifts_verdict = 'inconclusive'), 0) as shifts_inconclusive,
        nullif(count(*) filter (where m.shifts_verdict = 'not_predicted'), 0) as shifts_not_predicted,
        nullif(count(m.measured_distinct), 0) as measured_distinct_n,
        min(m.measured_distinct) as measured_distinct_min,
        max(m.measured_distinct) as measured_distinct_max,
        sum((m.measured_distinct)::double precision) as measured_distinct_sum,
        var_pop((m.measured_distinct)::double precision) * count(m.measured_distinct) as measured_distinct_squares,
        nullif(count(m.objects), 0) as objects_n,
        min(m.objects) as objects_min,
        max(m.objects) as objects_max,
        sum((m.objects)::double precision) as objects_sum,
        var_pop((m.objects)::double precision) * count(m.objects) as objects_squares,
        nullif(count(m.tolerance), 0) as tolerance_n,
        min(m.tolerance) as tolerance_min,
        max(m.tolerance) as tolerance_max,
        sum(sweep.bounded(m.tolerance)) as tolerance_sum,
        var_pop(sweep.bounded(m.tolerance)) * count(m.tolerance) as tolerance_squares,
        nullif(count(m.within_class), 0) as within_class_n,
        min(m.within_class) as within_class_min,
        max(m.within_class) as within_class_max,
        sum(sweep.bounded(m.within_class)) as within_class_sum,
        var_pop(sweep.bounded(m.within_class)) * count(m.within_class) as within_class_squares,
        nullif(count(m.between_classes), 0) as between_classes_n,
        min(m.between_classes) as between_classes_min,
        max(m.between_classes) as between_classes_max,
        sum(sweep.bounded(m.between_classes)) as between_classes_sum,
        var_pop(sweep.bounded(m.between_classes)) * count(m.between_classes) as between_classes_squares,
        nullif(count(m.class_gap), 0) as class_gap_n,
        min(m.class_gap) as class_gap_min,
        max(m.class_gap) as class_gap_max,
        sum(sweep.bounded(m.class_gap)) as class_gap_sum,
        var_pop(sweep.bounded(m.class_gap)) * count(m.class_gap) as class_gap_squares,
        nullif(count(m.output_deviation), 0) as output_deviation_n,
        min(m.output_deviation) as output_deviation_min,
        max(m.output_deviation) as output_deviation_max,
        sum(sweep.bounded(m.output_deviation)) as output_deviation_sum,
        var_pop(sweep.bounded(m.output_deviation)) * count(m.output_deviation) as output_deviation_squares,
        nullif(count(m.dead), 0) as dead_n,
        nullif(count(*) filter (where m.dead), 0) as dead_true,
        nullif(count(m.stitch_error_max), 0) as stitch_error_max_n,
        min(m.stitch_error_max) as stitch_error_max_min,
        max(m.stitch_error_max) as stitch_error_max_max,
        sum(sweep.bounded(m.stitch_error_max)) as stitch_error_max_sum,
        var_pop(sweep.bounded(m.stitch_error_max)) * count(m.stitch_error_max) as stitch_error_max_squares,
        nullif(count(m.stitch_error_rms), 0) as stitch_error_rms_n,
        min(m.stitch_error_rms) as stitch_error_rms_min,
        max(m.stitch_error_rms) as stitch_error_rms_max,
        sum(sweep.bounded(m.stitch_error_rms)) as stitch_error_rms_sum,
        var_pop(sweep.bounded(m.stitch_error_rms)) * count(m.stitch_error_rms) as stitch_error_rms_squares,
        nullif(count(m.jump_ratio), 0) as jump_ratio_n,
        min(m.jump_ratio) as jump_ratio_min,
        max(m.jump_ratio) as jump_ratio_max,
        sum(sweep.bounded(m.jump_ratio)) as jump_ratio_sum,
        var_pop(sweep.bounded(m.jump_ratio)) * count(m.jump_ratio) as jump_ratio_squares,
        nullif(count(*) filter (where cardinality(m.jump_profile) > 0), 0) as jump_profile_n,
        max(cardinality(m.jump_profile)) as jump_profile_length,
        nullif(count(m.final_loss), 0) as final_loss_n,
        min(m.final_loss) as final_loss_min,
        max(m.final_loss) as final_loss_max,
        sum(sweep.bounded(m.final_loss)) as final_loss_sum,
        var_pop(sweep.bounded(m.final_loss)) * count(m.final_loss) as final_loss_squares,
        nullif(count(m.steps_made), 0) as steps_made_n,
        min(m.steps_made) as steps_made_min,
        max(m.steps_made) as steps_made_max,
        sum((m.steps_made)::double precision) as steps_made_sum,
        var_pop((m.steps_made)::double precision) * count(m.steps_made) as steps_made_squares,
        nullif(count(*) filter (where cardinality(m.loss_curve) > 0), 0) as loss_curve_n,
        max(cardinality(m.loss_curve)) as loss_curve_length,
        nullif(count(m.separable), 0) as separable_n,
        nullif(count(*) filter (where m.separable), 0) as separable_true,
        nullif(count(m.truth_objects), 0) as truth_objects_n,
        min(m.truth_objects) as truth_objects_min,
        max(m.truth_objects) as truth_objects_max,
        sum((m.truth_objects)::double precision) as truth_objects_sum,
        var_pop((m.truth_objects)::double precision) * count(m.truth_objects) as truth_objects_squares,
        nullif(count(m.found_instances), 0) as found_instances_n,
        min(m.found_instances) as found_instances_min,
        max(m.found_instances) as found_instances_max,
        sum((m.found_instances)::double precision) as found_instances_sum,
        var_pop((m.found_instances)::double precision) * count(m.found_instances) as found_instances_squares,
        nullif(count(m.cut_objects), 0) as cut_objects_n,
        min(m.cut_objects) as cut_objects_min,
        max(m.cut_objects) as cut_objects_max,
        sum((m.cut_objects)::double precision) as cut_objects_sum,
        var_pop((m.cut_objects)::double precision) * count(m.cut_objects) as cut_objects_squares,
        nullif(count(m.false_splits), 0) as false_splits_n,
        min(m.false_splits) as false_splits_min,
        max(m.false_splits) as false_splits_max,
        sum((m.false_splits)::double precision) as false_splits_sum,
        var_pop((m.false_splits)::double precision) * count(m.false_splits) as false_splits_squares,
        nullif(count(m.false_merges), 0) as false_merges_n,
        min(m.false_merges) as false_merges_min,
        max(m.false_merges) as false_merges_max,
        sum((m.false_merges)::double precision) as false_merges_sum,
        var_pop((m.false_merges)::double precision) * count(m.false_merges) as false_merges_squares,
        nullif(count(m.ap50), 0) as ap50_n,
        min(m.ap50) as ap50_min,
        max(m.ap50) as ap50_max,
        sum(sweep.bounded(m.ap50)) as ap50_sum,
        var_pop(sweep.bounded(m.ap50)) * count(m.ap50) as ap50_squares,
        nullif(count(m.ap), 0) as ap_n,
        min(m.ap) as ap_min,
        max(m.ap) as ap_max,
        sum(sweep.bounded(m.ap)) as ap_sum,
        var_pop(sweep.bounded(m.ap)) * count(m.ap) as ap_squares,
        nullif(count(m.shift_error_max), 0) as shift_error_max_n,
        min(m.shift_error_max) as shift_error_max_min,
        max(m.shift_error_max) as shift_error_max_max,
        sum(sweep.bounded(m.shift_error_max)) as shift_error_max_sum,
        var_pop(sweep.bounded(m.shift_error_max)) * count(m.shift_error_max) as shift_error_max_squares,
        nullif(count(m.shift_error_scene), 0) as shift_error_scene_n,
        min(m.shift_error_scene) as shift_error_scene_min,
        max(m.shift_error_scene) as shift_error_scene_max,
        sum(sweep.bounded(m.shift_error_scene)) as shift_error_scene_sum,
        var_pop(sweep.bounded(m.shift_error_scene)) * count(m.shift_error_scene) as shift_error_scene_squares,
        nullif(count(*) filter (where cardinality(m.level_response) > 0), 0) as level_response_n,
        max(cardinality(m.level_response)) as level_response_length,
        nullif(count(m.grid_gap), 0) as grid_gap_n,
        min(m.grid_gap) as grid_gap_min,
        max(m.grid_gap) as grid_gap_max,
        sum(sweep.bounded(m.grid_gap)) as grid_gap_sum,
        var_pop(sweep.bounded(m.grid_gap)) * count(m.grid_gap) as grid_gap_squares,
        nullif(count(m.background_gap), 0) as background_gap_n,
        min(m.background_gap) as background_gap_min,
        max(m.background_gap) as background_gap_max,
        sum(sweep.bounded(m.background_gap)) as background_gap_sum,
        var_pop(sweep.bounded(m.background_gap)) * count(m.background_gap) as background_gap_squares,
        nullif(count(m.stitch_error_generic), 0) as stitch_error_generic_n,
        min(m.stitch_error_generic) as stitch_error_generic_min,
        max(m.stitch_error_generic) as stitch_error_generic_max,
        sum(sweep.bounded(m.stitch_error_generic)) as stitch_error_generic_sum,
        var_pop(sweep.bounded(m.stitch_error_generic)) * count(m.stitch_error_generic) as stitch_error_generic_squares,
        nullif(count(m.empty_windows), 0) as empty_windows_n,
        min(m.empty_windows) as empty_windows_min,
        max(m.empty_windows) as empty_windows_max,
        sum((m.empty_windows)::double precision) as empty_windows_sum,
        var_pop((m.empty_windows)::double precision) * count(m.empty_windows) as empty_windows_squares,
        nullif(count(m.clustering_control), 0) as clustering_control_n,
        nullif(count(*) filter (where m.clustering_control), 0) as clustering_control_true,
        nullif(count(m.false_splits::double precision / nullif(m.cut_objects, 0)), 0) as false_splits_share_n,
        min(m.false_splits::double precision / nullif(m.cut_objects, 0)) as false_splits_share_min,
        max(m.false_splits::double precision / nullif(m.cut_objects, 0)) as false_splits_share_max,
        sum(sweep.bounded(m.false_splits::double precision / nullif(m.cut_objects, 0))) as false_splits_share_sum,
        var_pop(sweep.bounded(m.false_splits::double precision / nullif(m.cut_objects, 0))) * count(m.false_splits::double precision / nullif(m.cut_objects, 0)) as false_splits_share_squares,
        nullif(count(case when m.distinct_verdict is distinct from 'inconclusive' then m.measured_distinct end), 0) as conclusive_measured_distinct_n,
        min(case when m.distinct_verdict is distinct from 'inconclusive' then m.measured_distinct end) as conclusive_measured_distinct_min,
        max(case when m.distinct_verdict is distinct from 'inconclusive' then m.measured_distinct end) as conclusive_measured_distinct_max,
        sum((case when m.distinct_verdict is distinct from 'inconclusive' then m.measured_distinct end)::double precision) as conclusive_measured_distinct_sum,
        var_pop((case when m.distinct_verdict is distinct from 'inconclusive' then m.measured_distinct end)::double precision) * count(case when m.distinct_verdict is distinct from 'inconclusive' then m.measured_distinct end) as conclusive_measured_distinct_squares,
        -- end
        t.configuration_id, t.sweep_id, count(*), sum(t.cost)
    from added m
    join sweep.trials t on t.id = m.trial_id
    where not t.control
    group by t.configuration_id, t.sweep_id
    order by t.configuration_id
    on conflict (configuration_id) do update set
        -- kept merges
        confirmed = coalesce(k.confirmed + excluded.confirmed, k.confirmed, excluded.confirmed),
        not_reached = coalesce(k.not_reached + excluded.not_reached, k.not_reached, excluded.not_reached),
        refuted = coalesce(k.refuted + excluded.refuted, k.refuted, excluded.refuted),
        inconclusive = coalesce(k.inconclusive + excluded.inconclusive, k.inconclusive, excluded.inconclusive),
        not_predicted = coalesce(k.not_predicted + excluded.not_predicted, k.not_predicted, excluded.not_predicted),
        distinct_confirmed = coalesce(k.distinct_confirmed + excluded.distinct_confirmed, k.distinct_confirmed, excluded.distinct_confirmed),
        distinct_not_reached = coalesce(k.distinct_not_reached + excluded.distinct_not_reached, k.distinct_not_reached, excluded.distinct_not_reached),
        distinct_refuted = coalesce(k.distinct_refuted + excluded.distinct_refuted, k.distinct_refuted, excluded.distinct_refuted),
        distinct_inconclusive = coalesce(k.distinct_inconclusive + excluded.distinct_inconclusive, k.distinct_inconclusive, excluded.distinct_inconclusive),
        distinct_not_predicted = coalesce(k.distinct_not_predicted + excluded.distinct_not_predicted, k.distinct_not_predicted, excluded.distinct_not_predicted),
        stitching_confirmed = coalesce(k.stitching_confirmed + excluded.stitching_confirmed, k.stitching_confirmed, excluded.stitching_confirmed),
        stitching_not_reached = coalesce(k.stitching_not_reached + excluded.stitching_not_reached, k.stitching_not_reached, excluded.stitching_not_reached),
        stitching_refuted = coalesce(k.stitching_refuted + excluded.stitching_refuted, k.stitching_refuted, excluded.stitching_refuted),
        stitching_inconclusive = coalesce(k.stitching_inconclusive + excluded.stitching_inconclusive, k.stitching_inconclusive, excluded.stitching_inconclusive),
        stitching_not_predicted = coalesce(k.stitching_not_predicted + excluded.stitching_not_predicted, k.stitching_not_predicted, excluded.stitching_not_predicted),
        seams_confirmed = coalesce(k.seams_confirmed + excluded.seams_confirmed, k.seams_confirmed, excluded.seams_confirmed),
        seams_not_reached = coalesce(k.seams_not_reached + excluded.seams_not_reached, k.seams_not_reached, excluded.seams_not_reached),
        seams_refuted = coalesce(k.seams_refuted + excluded.seams_refuted, k.seams_refuted, excluded.seams_refuted),
        seams_inconclusive = coalesce(k.seams_inconclusive + excluded.seams_inconclusive, k.seams_inconclusive, excluded.seams_inconclusive),
        seams_not_predicted = coalesce(k.seams_not_predicted + excluded.seams_not_predicted, k.seams_not_predicted, excluded.seams_not_predicted),
        separable_confirmed = coalesce(k.separable_confirmed + excluded.separable_confirmed, k.separable_confirmed, excluded.separable_confirmed),
        separable_not_reached = coalesce(k.separable_not_reached + excluded.separable_not_reached, k.separable_not_reached, excluded.separable_not_reached),
        separable_refuted = coalesce(k.separable_refuted + excluded.separable_refuted, k.separable_refuted, excluded.separable_refuted),
        separable_inconclusive = coalesce(k.separable_inconclusive + excluded.separable_inconclusive, k.separable_inconclusive, excluded.separable_inconclusive),
        separable_not_predicted = coalesce(k.separable_not_predicted + excluded.separable_not_predicted, k.separable_not_predicted, excluded.separable_not_predicted),
        shifts_confirmed = coalesce(k.shifts_confirmed + excluded.shifts_confirmed, k.shifts_confirmed, excluded.shifts_confirmed),
        shifts_not_reached = coalesce(k.shifts_not_reached + excluded.shifts_not_reached, k.shifts_not_reached, excluded.shifts_not_reached),
        shifts_refuted = coalesce(k.shifts_refuted + excluded.shifts_refuted, k.shifts_refuted, excluded.shifts_refuted),
        shifts_inconclusive = coalesce(k.shifts_inconclusive + excluded.shifts_inconclusive, k.shifts_inconclusive, excluded.shifts_inconclusive),
        shifts_not_predicted = coalesce(k.shifts_not_predicted + excluded.shifts_not_predicted, k.shifts_not_predicted, excluded.shifts_not_predicted),
        measured_distinct_n = coalesce(k.measured_distinct_n + excluded.measured_distinct_n, k.measured_distinct_n, excluded.measured_distinct_n),
        measured_distinct_min = least(k.measured_distinct_min, excluded.measured_distinct_min),
        measured_distinct_max = greatest(k.measured_distinct_max, excluded.measured_distinct_max),
        measured_distinct_sum = coalesce(k.measured_distinct_sum + excluded.measured_distinct_sum, k.measured_distinct_sum, excluded.measured_distinct_sum),
        measured_distinct_squares = case when k.measured_distinct_n is null then excluded.measured_distinct_squares when excluded.measured_distinct_n is null then k.measured_distinct_squares else (float8_combine(array[k.measured_distinct_n, k.measured_distinct_sum, k.measured_distinct_squares], array[excluded.measured_distinct_n, excluded.measured_distinct_sum, excluded.measured_distinct_squares]))[3] end,
        objects_n = coalesce(k.objects_n + excluded.objects_n, k.objects_n, excluded.objects_n),
        objects_min = least(k.objects_min, excluded.objects_min),
        objects_max = greatest(k.objects_max, excluded.objects_max),
        objects_sum = coalesce(k.objects_sum + excluded.objects_sum, k.objects_sum, excluded.objects_sum),
        objects_squares = case when k.objects_n is null then excluded.objects_squares when excluded.objects_n is null then k.objects_squares else (float8_combine(array[k.objects_n, k.objects_sum, k.objects_squares], array[excluded.objects_n, excluded.objects_sum, excluded.objects_squares]))[3] end,
        tolerance_n = coalesce(k.tolerance_n + excluded.tolerance_n, k.tolerance_n, excluded.tolerance_n),
        tolerance_min = least(k.tolerance_min, excluded.tolerance_min),
        tolerance_max = greatest(k.tolerance_max, excluded.tolerance_max),
        tolerance_sum = coalesce(k.tolerance_sum + excluded.tolerance_sum, k.tolerance_sum, excluded.tolerance_sum),
        tolerance_squares = case when k.tolerance_n is null then excluded.tolerance_squares when excluded.tolerance_n is null then k.tolerance_squares else (float8_combine(array[k.tolerance_n, k.tolerance_sum, k.tolerance_squares], array[excluded.tolerance_n, excluded.tolerance_sum, excluded.tolerance_squares]))[3] end,
        within_class_n = coalesce(k.within_class_n + excluded.within_class_n, k.within_class_n, excluded.within_class_n),
        within_class_min = least(k.within_class_min, excluded.within_class_min),
        within_class_max = greatest(k.within_class_max, excluded.within_class_max),
        within_class_sum = coalesce(k.within_class_sum + excluded.within_class_sum, k.within_class_sum, excluded.within_class_sum),
        within_class_squares = case when k.within_class_n is null then excluded.within_class_squares when excluded.within_class_n is null then k.within_class_squares else (float8_combine(array[k.within_class_n, k.within_class_sum, k.within_class_squares], array[excluded.within_class_n, excluded.within_class_sum, excluded.within_class_squares]))[3] end,
        between_classes_n = coalesce(k.between_classes_n + excluded.between_classes_n, k.between_classes_n, excluded.between_classes_n),
        between_classes_min = least(k.between_classes_min, excluded.between_classes_min),
        between_classes_max = greatest(k.between_classes_max, excluded.between_classes_max),
        between_classes_sum = coalesce(k.between_classes_sum + excluded.between_classes_sum, k.between_classes_sum, excluded.between_classes_sum),
        between_classes_squares = case when k.between_classes_n is null then excluded.between_classes_squares when excluded.between_classes_n is null then k.between_classes_squares else (float8_combine(array[k.between_classes_n, k.between_classes_sum, k.between_classes_squares], array[excluded.between_classes_n, excluded.between_classes_sum, excluded.between_classes_squares]))[3] end,
        class_gap_n = coalesce(k.class_gap_n + excluded.class_gap_n, k.class_gap_n, excluded.class_gap_n),
        class_gap_min = least(k.class_gap_min, excluded.class_gap_min),
        class_gap_max = greatest(k.class_gap_max, excluded.class_gap_max),
        class_gap_sum = coalesce(k.class_gap_sum + excluded.class_gap_sum, k.class_gap_sum, excluded.class_gap_sum),
        class_gap_squares = case when k.class_gap_n is null then excluded.class_gap_squares when excluded.class_gap_n is null then k.class_gap_squares else (float8_combine(array[k.class_gap_n, k.class_gap_sum, k.class_gap_squares], array[excluded.class_gap_n, excluded.class_gap_sum, excluded.class_gap_squares]))[3] end,
        output_deviation_n = coalesce(k.output_deviation_n + excluded.output_deviation_n, k.output_deviation_n, excluded.output_deviation_n),
        output_deviation_min = least(k.output_deviation_min, excluded.output_deviation_min),
        output_deviation_max = greatest(k.output_deviation_max, excluded.output_deviation_max),
        output_deviation_sum = coalesce(k.output_deviation_sum + excluded.output_deviation_sum, k.output_deviation_sum, excluded.output_deviation_sum),
        output_deviation_squares = case when k.output_deviation_n is null then excluded.output_deviation_squares when excluded.output_deviation_n is null then k.output_deviation_squares else (float8_combine(array[k.output_deviation_n, k.output_deviation_sum, k.output_deviation_squares], array[excluded.output_deviation_n, excluded.output_deviation_sum, excluded.output_deviation_squares]))[3] end,
        dead_n = coalesce(k.dead_n + excluded.dead_n, k.dead_n, excluded.dead_n),
        dead_true = coalesce(k.dead_true + excluded.dead_true, k.dead_true, excluded.dead_true),
        stitch_error_max_n = coalesce(k.stitch_error_max_n + excluded.stitch_error_max_n, k.stitch_error_max_n, excluded.stitch_error_max_n),
        stitch_error_max_min = least(k.stitch_error_max_min, excluded.stitch_error_max_min),
        stitch_error_max_max = greatest(k.stitch_error_max_max, excluded.stitch_error_max_max),
        stitch_error_max_sum = coalesce(k.stitch_error_max_sum + excluded.stitch_error_max_sum, k.stitch_error_max_sum, excluded.stitch_error_max_sum),
        stitch_error_max_squares = case when k.stitch_error_max_n is null then excluded.stitch_error_max_squares when excluded.stitch_error_max_n is null then k.stitch_error_max_squares else (float8_combine(array[k.stitch_error_max_n, k.stitch_error_max_sum, k.stitch_error_max_squares], array[excluded.stitch_error_max_n, excluded.stitch_error_max_sum, excluded.stitch_error_max_squares]))[3] end,
        stitch_error_rms_n = coalesce(k.stitch_error_rms_n + excluded.stitch_error_rms_n, k.stitch_error_rms_n, excluded.stitch_error_rms_n),
        stitch_error_rms_min = least(k.stitch_error_rms_min, excluded.stitch_error_rms_min),
        stitch_error_rms_max = greatest(k.stitch_error_rms_max, excluded.stitch_error_rms_max),
        stitch_error_rms_sum = coalesce(k.stitch_error_rms_sum + excluded.stitch_error_rms_sum, k.stitch_error_rms_sum, excluded.stitch_error_rms_sum),
        stitch_error_rms_squares = case when k.stitch_error_rms_n is null then excluded.stitch_error_rms_squares when excluded.stitch_error_rms_n is null then k.stitch_error_rms_squares else (float8_combine(array[k.stitch_error_rms_n, k.stitch_error_rms_sum, k.stitch_error_rms_squares], array[excluded.stitch_error_rms_n, excluded.stitch_error_rms_sum, excluded.stitch_error_rms_squares]))[3] end,
        jump_ratio_n = coalesce(k.jump_ratio_n + excluded.jump_ratio_n, k.jump_ratio_n, excluded.jump_ratio_n),
        jump_ratio_min = least(k.jump_ratio_min, excluded.jump_ratio_min),
        jump_ratio_max = greatest(k.jump_ratio_max, excluded.jump_ratio_max),
        jump_ratio_sum = coalesce(k.jump_ratio_sum + excluded.jump_ratio_sum, k.jump_ratio_sum, excluded.jump_ratio_sum),
        jump_ratio_squares = case when k.jump_ratio_n is null then excluded.jump_ratio_squares when excluded.jump_ratio_n is null then k.jump_ratio_squares else (float8_combine(array[k.jump_ratio_n, k.jump_ratio_sum, k.jump_ratio_squares], array[excluded.jump_ratio_n, excluded.jump_ratio_sum, excluded.jump_ratio_squares]))[3] end,
        jump_profile_n = coalesce(k.jump_profile_n + excluded.jump_profile_n, k.jump_profile_n, excluded.jump_profile_n),
        jump_profile_length = greatest(k.jump_profile_length, excluded.jump_profile_length),
        final_loss_n = coalesce(k.final_loss_n + excluded.final_loss_n, k.final_loss_n, excluded.final_loss_n),
        final_loss_min = least(k.final_loss_min, excluded.final_loss_min),
        final_loss_max = greatest(k.final_loss_max, excluded.final_loss_max),
        final_loss_sum = coalesce(k.final_loss_sum + excluded.final_loss_sum, k.final_loss_sum, excluded.final_loss_sum),
        final_loss_squares = case when k.final_loss_n is null then excluded.final_loss_squares when excluded.final_loss_n is null then k.final_loss_squares else (float8_combine(array[k.final_loss_n, k.final_loss_sum, k.final_loss_squares], array[excluded.final_loss_n, excluded.final_loss_sum, excluded.final_loss_squares]))[3] end,
        steps_made_n = coalesce(k.steps_made_n + excluded.steps_made_n, k.steps_made_n, excluded.steps_made_n),
        steps_made_min = least(k.steps_made_min, excluded.steps_made_min),
        steps_made_max = greatest(k.steps_made_max, excluded.steps_made_max),
        steps_made_sum = coalesce(k.steps_made_sum + excluded.steps_made_sum, k.steps_made_sum, excluded.steps_made_sum),
        steps_made_squares = case when k.steps_made_n is null then excluded.steps_made_squares when excluded.steps_made_n is null then k.steps_made_squares else (float8_combine(array[k.steps_made_n, k.steps_made_sum, k.steps_made_squares], array[excluded.steps_made_n, excluded.steps_made_sum, excluded.steps_made_squares]))[3] end,
        loss_curve_n = coalesce(k.loss_curve_n + excluded.loss_curve_n, k.loss_curve_n, excluded.loss_curve_n),
        loss_curve_length = greatest(k.loss_curve_length, excluded.loss_curve_length),
        separable_n = coalesce(k.separable_n + excluded.separable_n, k.separable_n, excluded.separable_n),
        separable_true = coalesce(k.separable_true + excluded.separable_true, k.separable_true, excluded.separable_true),
        truth_objects_n = coalesce(k.truth_objects_n + excluded.truth_objects_n, k.truth_objects_n, excluded.truth_objects_n),
        truth_objects_min = least(k.truth_objects_min, excluded.truth_objects_min),
        truth_objects_max = greatest(k.truth_objects_max, excluded.truth_objects_max),
        truth_objects_sum = coalesce(k.truth_objects_sum + excluded.truth_objects_sum, k.truth_objects_sum, excluded.truth_objects_sum),
        truth_objects_squares = case when k.truth_objects_n is null then excluded.truth_objects_squares when excluded.truth_objects_n is null then k.truth_objects_squares else (float8_combine(array[k.truth_objects_n, k.truth_objects_sum, k.truth_objects_squares], array[excluded.truth_objects_n, excluded.truth_objects_sum, excluded.truth_objects_squares]))[3] end,
        found_instances_n = coalesce(k.found_instances_n + excluded.found_instances_n, k.found_instances_n, excluded.found_instances_n),
        found_instances_min = least(k.found_instances_min, excluded.found_instances_min),
        found_instances_max = greatest(k.found_instances_max, excluded.found_instances_max),
        found_instances_sum = coalesce(k.found_instances_sum + excluded.found_instances_sum, k.found_instances_sum, excluded.found_instances_sum),
        found_instances_squares = case when k.found_instances_n is null then excluded.found_instances_squares when excluded.found_instances_n is null then k.found_instances_squares else (float8_combine(array[k.found_instances_n, k.found_instances_sum, k.found_instances_squares], array[excluded.found_instances_n, excluded.found_instances_sum, excluded.found_instances_squares]))[3] end,
        cut_objects_n = coalesce(k.cut_objects_n + excluded.cut_objects_n, k.cut_objects_n, excluded.cut_objects_n),
        cut_objects_min = least(k.cut_objects_min, excluded.cut_objects_min),
        cut_objects_max = greatest(k.cut_objects_max, excluded.cut_objects_max),
        cut_objects_sum = coalesce(k.cut_objects_sum + excluded.cut_objects_sum, k.cut_objects_sum, excluded.cut_objects_sum),
        cut_objects_squares = case when k.cut_objects_n is null then excluded.cut_objects_squares when excluded.cut_objects_n is null then k.cut_objects_squares else (float8_combine(array[k.cut_objects_n, k.cut_objects_sum, k.cut_objects_squares], array[excluded.cut_objects_n, excluded.cut_objects_sum, excluded.cut_objects_squares]))[3] end,
        false_splits_n = coalesce(k.false_splits_n + excluded.false_splits_n, k.false_splits_n, excluded.false_splits_n),
        false_splits_min = least(k.false_splits_min, excluded.false_splits_min),
        false_splits_max = greatest(k.false_splits_max, excluded.false_splits_max),
        false_splits_sum = coalesce(k.false_splits_sum + excluded.false_splits_sum, k.false_splits_sum, excluded.false_splits_sum),
        false_splits_squares = case when k.false_splits_n is null then excluded.false_splits_squares when excluded.false_splits_n is null then k.false_splits_squares else (float8_combine(array[k.false_splits_n, k.false_splits_sum, k.false_splits_squares], array[excluded.false_splits_n, excluded.false_splits_sum, excluded.false_splits_squares]))[3] end,
        false_merges_n = coalesce(k.false_merges_n + excluded.false_merges_n, k.false_merges_n, excluded.false_merges_n),
        false_merges_min = least(k.false_merges_min, excluded.false_merges_min),
        false_merges_max = greatest(k.false_merges_max, excluded.false_merges_max),
        false_merges_sum = coalesce(k.false_merges_sum + excluded.false_merges_sum, k.false_merges_sum, excluded.false_merges_sum),
        false_merges_squares = case when k.false_merges_n is null then excluded.false_merges_squares when excluded.false_merges_n is null then k.false_merges_squares else (float8_combine(array[k.false_merges_n, k.false_merges_sum, k.false_merges_squares], array[excluded.false_merges_n, excluded.false_merges_sum, excluded.false_merges_squares]))[3] end,
        ap50_n = coalesce(k.ap50_n + excluded.ap50_n, k.ap50_n, excluded.ap50_n),
        ap50_min = least(k.ap50_min, excluded.ap50_min),
        ap50_max = greatest(k.ap50_max, excluded.ap50_max),
        ap50_sum = coalesce(k.ap50_sum + excluded.ap50_sum, k.ap50_sum, excluded.ap50_sum),
        ap50_squares = case when k.ap50_n is null then excluded.ap50_squares when excluded.ap50_n is null then k.ap50_squares else (float8_combine(array[k.ap50_n, k.ap50_sum, k.ap50_squares], array[excluded.ap50_n, excluded.ap50_sum, excluded.ap50_squares]))[3] end,
        ap_n = coalesce(k.ap_n + excluded.ap_n, k.ap_n, excluded.ap_n),
        ap_min = least(k.ap_min, excluded.ap_min),
        ap_max = greatest(k.ap_max, excluded.ap_max),
        ap_sum = coalesce(k.ap_sum + excluded.ap_sum, k.ap_sum, excluded.ap_sum),
        ap_squares = case when k.ap_n is null then excluded.ap_squares when excluded.ap_n is null then k.ap_squares else (float8_combine(array[k.ap_n, k.ap_sum, k.ap_squares], array[excluded.ap_n, excluded.ap_sum, excluded.ap_squares]))[3] end,
        shift_error_max_n = coalesce(k.shift_error_max_n + excluded.shift_error_max_n, k.shift_error_max_n, excluded.shift_error_max_n),
        shift_error_max_min = least(k.shift_error_max_min, excluded.shift_error_max_min),
        shift_error_max_max = greatest(k.shift_error_max_max, excluded.shift_error_max_max),
        shift_error_max_sum = coalesce(k.shift_error_max_sum + excluded.shift_error_max_sum, k.shift_error_max_sum, excluded.shift_error_max_sum),
        shift_error_max_squares = case when k.shift_error_max_n is null then excluded.shift_error_max_squares when excluded.shift_error_max_n is null then k.shift_error_max_squares else (float8_combine(array[k.shift_error_max_n, k.shift_error_max_sum, k.shift_error_max_squares], array[excluded.shift_error_max_n, excluded.shift_error_max_sum, excluded.shift_error_max_squares]))[3] end,
        shift_error_scene_n = coalesce(k.shift_error_scene_n + excluded.shift_error_scene_n, k.shift_error_scene_n, excluded.shift_error_scene_n),
        shift_error_scene_min = least(k.shift_error_scene_min, excluded.shift_error_scene_min),
        shift_error_scene_max = greatest(k.shift_error_scene_max, excluded.shift_error_scene_max),
        shift_error_scene_sum = coalesce(k.shift_error_scene_sum + excluded.shift_error_scene_sum, k.shift_error_scene_sum, excluded.shift_error_scene_sum),
        shift_error_scene_squares = case when k.shift_error_scene_n is null then excluded.shift_error_scene_squares when excluded.shift_error_scene_n is null then k.shift_error_scene_squares else (float8_combine(array[k.shift_error_scene_n, k.shift_error_scene_sum, k.shift_error_scene_squares], array[excluded.shift_error_scene_n, excluded.shift_error_scene_sum, excluded.shift_error_scene_squares]))[3] end,
        level_response_n = coalesce(k.level_response_n + excluded.level_response_n, k.level_response_n, excluded.level_response_n),
        level_response_length = greatest(k.level_response_length, excluded.level_response_length),
        grid_gap_n = coalesce(k.grid_gap_n + excluded.grid_gap_n, k.grid_gap_n, excluded.grid_gap_n),
        grid_gap_min = least(k.grid_gap_min, excluded.grid_gap_min),
        grid_gap_max = greatest(k.grid_gap_max, excluded.grid_gap_max),
        grid_gap_sum = coalesce(k.grid_gap_sum + excluded.grid_gap_sum, k.grid_gap_sum, excluded.grid_gap_sum),
        grid_gap_squares = case when k.grid_gap_n is null then excluded.grid_gap_squares when excluded.grid_gap_n is null then k.grid_gap_squares else (float8_combine(array[k.grid_gap_n, k.grid_gap_sum, k.grid_gap_squares], array[excluded.grid_gap_n, excluded.grid_gap_sum, excluded.grid_gap_squares]))[3] end,
        background_gap_n = coalesce(k.background_gap_n + excluded.background_gap_n, k.background_gap_n, excluded.background_gap_n),
        background_gap_min = least(k.background_gap_min, excluded.background_gap_min),
        background_gap_max = greatest(k.background_gap_max, excluded.background_gap_max),
        background_gap_sum = coalesce(k.background_gap_sum + excluded.background_gap_sum, k.background_gap_sum, excluded.background_gap_sum),
        background_gap_squares = case when k.background_gap_n is null then excluded.background_gap_squares when excluded.background_gap_n is null then k.background_gap_squares else (float8_combine(array[k.background_gap_n, k.background_gap_sum, k.background_gap_squares], array[excluded.background_gap_n, excluded.background_gap_sum, excluded.background_gap_squares]))[3] end,
        stitch_error_generic_n = coalesce(k.stitch_error_generic_n + excluded.stitch_error_generic_n, k.stitch_error_generic_n, excluded.stitch_error_generic_n),
        stitch_error_generic_min = least(k.stitch_error_generic_min, excluded.stitch_error_generic_min),
        stitch_error_generic_max = greatest(k.stitch_error_generic_max, excluded.stitch_error_generic_max),
        stitch_error_generic_sum = coalesce(k.stitch_error_generic_sum + excluded.stitch_error_generic_sum, k.stitch_error_generic_sum, excluded.stitch_error_generic_sum),
        stitch_error_generic_squares = case when k.stitch_error_generic_n is null then excluded.stitch_error_generic_squares when excluded.stitch_error_generic_n is null then k.stitch_error_generic_squares else (float8_combine(array[k.stitch_error_generic_n, k.stitch_error_generic_sum, k.stitch_error_generic_squares], array[excluded.stitch_error_generic_n, excluded.stitch_error_generic_sum, excluded.stitch_error_generic_squares]))[3] end,
        empty_windows_n = coalesce(k.empty_windows_n + excluded.empty_windows_n, k.empty_windows_n, excluded.empty_windows_n),
        empty_windows_min = least(k.empty_windows_min, excluded.empty_windows_min),
        empty_windows_max = greatest(k.empty_windows_max, excluded.empty_windows_max),
        empty_windows_sum = coalesce(k.empty_windows_sum + excluded.empty_windows_sum, k.empty_windows_sum, excluded.empty_windows_sum),
        empty_windows_squares = case when k.empty_windows_n is null then excluded.empty_windows_squares when excluded.empty_windows_n is null then k.empty_windows_squares else (float8_combine(array[k.empty_windows_n, k.empty_windows_sum, k.empty_windows_squares], array[excluded.empty_windows_n, excluded.empty_windows_sum, excluded.empty_windows_squares]))[3] end,
        clustering_control_n = coalesce(k.clustering_control_n + excluded.clustering_control_n, k.clustering_control_n, excluded.clustering_control_n),
        clustering_control_true = coalesce(k.clustering_control_true + excluded.clustering_control_true, k.clustering_control_true, excluded.clustering_control_true),
        false_splits_share_n = coalesce(k.false_splits_share_n + excluded.false_splits_share_n, k.false_splits_share_n, excluded.false_splits_share_n),
        false_splits_share_min = least(k.false_splits_share_min, excluded.false_splits_share_min),
        false_splits_share_max = greatest(k.false_splits_share_max, excluded.false_splits_share_max),
        false_splits_share_sum = coalesce(k.false_splits_share_sum + excluded.false_splits_share_sum, k.false_splits_share_sum, excluded.false_splits_share_sum),
        false_splits_share_squares = case when k.false_splits_share_n is null then excluded.false_splits_share_squares when excluded.false_splits_share_n is null then k.false_splits_share_squares else (float8_combine(array[k.false_splits_share_n, k.false_splits_share_sum, k.false_splits_share_squares], array[excluded.false_splits_share_n, excluded.false_splits_share_sum, excluded.false_splits_share_squares]))[3] end,
        conclusive_measured_distinct_n = coalesce(k.conclusive_measured_distinct_n + excluded.conclusive_measured_distinct_n, k.conclusive_measured_distinct_n, excluded.conclusive_measured_distinct_n),
        conclusive_measured_distinct_min = least(k.conclusive_measured_distinct_min, excluded.conclusive_measured_distinct_min),
        conclusive_measured_distinct_max = greatest(k.conclusive_measured_distinct_max, excluded.conclusive_measured_distinct_max),
        conclusive_measured_distinct_sum = coalesce(k.conclusive_measured_distinct_sum + excluded.conclusive_measured_distinct_sum, k.conclusive_measured_distinct_sum, excluded.conclusive_measured_distinct_sum),
        conclusive_measured_distinct_squares = case when k.conclusive_measured_distinct_n is null then excluded.conclusive_measured_distinct_squares when excluded.conclusive_measured_distinct_n is null then k.conclusive_measured_distinct_squares else (float8_combine(array[k.conclusive_measured_distinct_n, k.conclusive_measured_distinct_sum, k.conclusive_measured_distinct_squares], array[excluded.conclusive_measured_distinct_n, excluded.conclusive_measured_distinct_sum, excluded.conclusive_measured_distinct_squares]))[3] end,
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
        confirmed,
        not_reached,
        refuted,
        inconclusive,
        not_predicted,
        distinct_confirmed,
        distinct_not_reached,
        distinct_refuted,
        distinct_inconclusive,
        distinct_not_predicted,
        stitching_confirmed,
        stitching_not_reached,
        stitching_refuted,
        stitching_inconclusive,
        stitching_not_predicted,
        seams_confirmed,
        seams_not_reached,
        seams_refuted,
        seams_inconclusive,
        seams_not_predicted,
        separable_confirmed,
        separable_not_reached,
        separable_refuted,
        separable_inconclusive,
        separable_not_predicted,
        shifts_confirmed,
        shifts_not_reached,
        shifts_refuted,
        shifts_inconclusive,
        shifts_not_predicted,
        measured_distinct_n,
        measured_distinct_min,
        measured_distinct_max,
        measured_distinct_sum,
        measured_distinct_squares,
        objects_n,
        objects_min,
        objects_max,
        objects_sum,
        objects_squares,
        tolerance_n,
        tolerance_min,
        tolerance_max,
        tolerance_sum,
        tolerance_squares,
        within_class_n,
        within_class_min,
        within_class_max,
        within_class_sum,
        within_class_squares,
        between_classes_n,
        between_classes_min,
        between_classes_max,
        between_classes_sum,
        between_classes_squares,
        class_gap_n,
        class_gap_min,
        class_gap_max,
        class_gap_sum,
        class_gap_squares,
        output_deviation_n,
        output_deviation_min,
        output_deviation_max,
        output_deviation_sum,
        output_deviation_squares,
        dead_n,
        dead_true,
        stitch_error_max_n,
        stitch_error_max_min,
        stitch_error_max_max,
        stitch_error_max_sum,
        stitch_error_max_squares,
        stitch_error_rms_n,
        stitch_error_rms_min,
        stitch_error_rms_max,
        stitch_error_rms_sum,
        stitch_error_rms_squares,
        jump_ratio_n,
        jump_ratio_min,
        jump_ratio_max,
        jump_ratio_sum,
        jump_ratio_squares,
        jump_profile_n,
        jump_profile_length,
        final_loss_n,
        final_loss_min,
        final_loss_max,
        final_loss_sum,
        final_loss_squares,
        steps_made_n,
        steps_made_min,
        steps_made_max,
        steps_made_sum,
        steps_made_squares,
        loss_curve_n,
        loss_curve_length,
        separable_n,
        separable_true,
        truth_objects_n,
        truth_objects_min,
        truth_objects_max,
        truth_objects_sum,
        truth_objects_squares,
        found_instances_n,
        found_instances_min,
        found_instances_max,
        found_instances_sum,
        found_instances_squares,
        cut_objects_n,
        cut_objects_min,
        cut_objects_max,
        cut_objects_sum,
        cut_objects_squares,
        false_splits_n,
        false_splits_min,
        false_splits_max,
        false_splits_sum,
        false_splits_squares,
        false_merges_n,
        false_merges_min,
        false_merges_max,
        false_merges_sum,
        false_merges_squares,
        ap50_n,
        ap50_min,
        ap50_max,
        ap50_sum,
        ap50_squares,
        ap_n,
        ap_min,
        ap_max,
        ap_sum,
        ap_squares,
        shift_error_max_n,
        shift_error_max_min,
        shift_error_max_max,
        shift_error_max_sum,
        shift_error_max_squares,
        shift_error_scene_n,
        shift_error_scene_min,
        shift_error_scene_max,
        shift_error_scene_sum,
        shift_error_scene_squares,
        level_response_n,
        level_response_length,
        grid_gap_n,
        grid_gap_min,
        grid_gap_max,
        grid_gap_sum,
        grid_gap_squares,
        background_gap_n,
        background_gap_min,
        background_gap_max,
        background_gap_sum,
        background_gap_squares,
        stitch_error_generic_n,
        stitch_error_generic_min,
        stitch_error_generic_max,
        stitch_error_generic_sum,
        stitch_error_generic_squares,
        empty_windows_n,
        empty_windows_min,
        empty_windows_max,
        empty_windows_sum,
        empty_windows_squares,
        clustering_control_n,
        clustering_control_true,
        false_splits_share_n,
        false_splits_share_min,
        false_splits_share_max,
        false_splits_share_sum,
        false_splits_share_squares,
        conclusive_measured_distinct_n,
        conclusive_measured_distinct_min,
        conclusive_measured_distinct_max,
        conclusive_measured_distinct_sum,
        conclusive_measured_distinct_squares,
        -- end
        configuration_id, sweep_id, has_control, trials, seed_min, seed_max, infeasible, failed, cancelled, measured, cost
    )
    select
        -- kept folds
        nullif(count(*) filter (where m.verdict = 'confirmed'), 0) as confirmed,
        nullif(count(*) filter (where m.verdict = 'not_reached'), 0) as not_reached,
        nullif(count(*) filter (where m.verdict = 'refuted'), 0) as refuted,
        nullif(count(*) filter (where m.verdict = 'inconclusive'), 0) as inconclusive,
        nullif(count(*) filter (where m.verdict = 'not_predicted'), 0) as not_predicted,
        nullif(count(*) filter (where m.distinct_verdict = 'confirmed'), 0) as distinct_confirmed,
        nullif(count(*) filter (where m.distinct_verdict = 'not_reached'), 0) as distinct_not_reached,
        nullif(count(*) filter (where m.distinct_verdict = 'refuted'), 0) as distinct_refuted,
        nullif(count(*) filter (where m.distinct_verdict = 'inconclusive'), 0) as distinct_inconclusive,
        nullif(count(*) filter (where m.distinct_verdict = 'not_predicted'), 0) as distinct_not_predicted,
        nullif(count(*) filter (where m.stitching_verdict = 'confirmed'), 0) as stitching_confirmed,
        nullif(count(*) filter (where m.stitching_verdict = 'not_reached'), 0) as stitching_not_reached,
        nullif(count(*) filter (where m.stitching_verdict = 'refuted'), 0) as stitching_refuted,
        nullif(count(*) filter (where m.stitching_verdict = 'inconclusive'), 0) as stitching_inconclusive,
        nullif(count(*) filter (where m.stitching_verdict = 'not_predicted'), 0) as stitching_not_predicted,
        nullif(count(*) filter (where m.seams_verdict = 'confirmed'), 0) as seams_confirmed,
        nullif(count(*) filter (where m.seams_verdict = 'not_reached'), 0) as seams_not_reached,
        nullif(count(*) filter (where m.seams_verdict = 'refuted'), 0) as seams_refuted,
        nullif(count(*) filter (where m.seams_verdict = 'inconclusive'), 0) as seams_inconclusive,
        nullif(count(*) filter (where m.seams_verdict = 'not_predicted'), 0) as seams_not_predicted,
        nullif(count(*) filter (where m.separable_verdict = 'confirmed'), 0) as separable_confirmed,
        nullif(count(*) filter (where m.separable_verdict = 'not_reached'), 0) as separable_not_reached,
        nullif(count(*) filter (where m.separable_verdict = 'refuted'), 0) as separable_refuted,
        nullif(count(*) filter (where m.separable_verdict = 'inconclusive'), 0) as separable_inconclusive,
        nullif(count(*) filter (where m.separable_verdict = 'not_predicted'), 0) as separable_not_predicted,
        nullif(count(*) filter (where m.shifts_verdict = 'confirmed'), 0) as shifts_confirmed,
        nullif(count(*) filter (where m.shifts_verdict = 'not_reached'), 0) as shifts_not_reached,
        nullif(count(*) filter (where m.shifts_verdict = 'refuted'), 0) as shifts_refuted,
        nullif(count(*) filter (where m.shifts_verdict = 'inconclusive'), 0) as shifts_inconclusive,
        nullif(count(*) filter (where m.shifts_verdict = 'not_predicted'), 0) as shifts_not_predicted,
        nullif(count(m.measured_distinct), 0) as measured_distinct_n,
        min(m.measured_distinct) as measured_distinct_min,
        max(m.measured_distinct) as measured_distinct_max,
        sum((m.measured_distinct)::double precision) as measured_distinct_sum,
        var_pop((m.measured_distinct)::double precision) * count(m.measured_distinct) as measured_distinct_squares,
        nullif(count(m.objects), 0) as objects_n,
        min(m.objects) as objects_min,
        max(m.objects) as objects_max,
        sum((m.objects)::double precision) as objects_sum,
        var_pop((m.objects)::double precision) * count(m.objects) as objects_squares,
        nullif(count(m.tolerance), 0) as tolerance_n,
        min(m.tolerance) as tolerance_min,
        max(m.tolerance) as tolerance_max,
        sum(sweep.bounded(m.tolerance)) as tolerance_sum,
        var_pop(sweep.bounded(m.tolerance)) * count(m.tolerance) as tolerance_squares,
        nullif(count(m.within_class), 0) as within_class_n,
        min(m.within_class) as within_class_min,
        max(m.within_class) as within_class_max,
        sum(sweep.bounded(m.within_class)) as within_class_sum,
        var_pop(sweep.bounded(m.within_class)) * count(m.within_class) as within_class_squares,
        nullif(count(m.between_classes), 0) as between_classes_n,
        min(m.between_classes) as between_classes_min,
        max(m.between_classes) as between_classes_max,
        sum(sweep.bounded(m.between_classes)) as between_classes_sum,
        var_pop(sweep.bounded(m.between_classes)) * count(m.between_classes) as between_classes_squares,
        nullif(count(m.class_gap), 0) as class_gap_n,
        min(m.class_gap) as class_gap_min,
        max(m.class_gap) as class_gap_max,
        sum(sweep.bounded(m.class_gap)) as class_gap_sum,
        var_pop(sweep.bounded(m.class_gap)) * count(m.class_gap) as class_gap_squares,
        nullif(count(m.output_deviation), 0) as output_deviation_n,
        min(m.output_deviation) as output_deviation_min,
        max(m.output_deviation) as output_deviation_max,
        sum(sweep.bounded(m.output_deviation)) as output_deviation_sum,
        var_pop(sweep.bounded(m.output_deviation)) * count(m.output_deviation) as output_deviation_squares,
        nullif(count(m.dead), 0) as dead_n,
        nullif(count(*) filter (where m.dead), 0) as dead_true,
        nullif(count(m.stitch_error_max), 0) as stitch_error_max_n,
        min(m.stitch_error_max) as stitch_error_max_min,
        max(m.stitch_error_max) as stitch_error_max_max,
        sum(sweep.bounded(m.stitch_error_max)) as stitch_error_max_sum,
        var_pop(sweep.bounded(m.stitch_error_max)) * count(m.stitch_error_max) as stitch_error_max_squares,
        nullif(count(m.stitch_error_rms), 0) as stitch_error_rms_n,
        min(m.stitch_error_rms) as stitch_error_rms_min,
        max(m.stitch_error_rms) as stitch_error_rms_max,
        sum(sweep.bounded(m.stitch_error_rms)) as stitch_error_rms_sum,
        var_pop(sweep.bounded(m.stitch_error_rms)) * count(m.stitch_error_rms) as stitch_error_rms_squares,
        nullif(count(m.jump_ratio), 0) as jump_ratio_n,
        min(m.jump_ratio) as jump_ratio_min,
        max(m.jump_ratio) as jump_ratio_max,
        sum(sweep.bounded(m.jump_ratio)) as jump_ratio_sum,
        var_pop(sweep.bounded(m.jump_ratio)) * count(m.jump_ratio) as jump_ratio_squares,
        nullif(count(*) filter (where cardinality(m.jump_profile) > 0), 0) as jump_profile_n,
        max(cardinality(m.jump_profile)) as jump_profile_length,
        nullif(count(m.final_loss), 0) as final_loss_n,
        min(m.final_loss) as final_loss_min,
        max(m.final_loss) as final_loss_max,
        sum(sweep.bounded(m.final_loss)) as final_loss_sum,
        var_pop(sweep.bounded(m.final_loss)) * count(m.final_loss) as final_loss_squares,
        nullif(count(m.steps_made), 0) as steps_made_n,
        min(m.steps_made) as steps_made_min,
        max(m.steps_made) as steps_made_max,
        sum((m.steps_made)::double precision) as steps_made_sum,
        var_pop((m.steps_made)::double precision) * count(m.steps_made) as steps_made_squares,
        nullif(count(*) filter (where cardinality(m.loss_curve) > 0), 0) as loss_curve_n,
        max(cardinality(m.loss_curve)) as loss_curve_length,
        nullif(count(m.separable), 0) as separable_n,
        nullif(count(*) filter (where m.separable), 0) as separable_true,
        nullif(count(m.truth_objects), 0) as truth_objects_n,
        min(m.truth_objects) as truth_objects_min,
        max(m.truth_objects) as truth_objects_max,
        sum((m.truth_objects)::double precision) as truth_objects_sum,
        var_pop((m.truth_objects)::double precision) * count(m.truth_objects) as truth_objects_squares,
        nullif(count(m.found_instances), 0) as found_instances_n,
        min(m.found_instances) as found_instances_min,
        max(m.found_instances) as found_instances_max,
        sum((m.found_instances)::double precision) as found_instances_sum,
        var_pop((m.found_instances)::double precision) * count(m.found_instances) as found_instances_squares,
        nullif(count(m.cut_objects), 0) as cut_objects_n,
        min(m.cut_objects) as cut_objects_min,
        max(m.cut_objects) as cut_objects_max,
        sum((m.cut_objects)::double precision) as cut_objects_sum,
        var_pop((m.cut_objects)::double precision) * count(m.cut_objects) as cut_objects_squares,
        nullif(count(m.false_splits), 0) as false_splits_n,
        min(m.false_splits) as false_splits_min,
        max(m.false_splits) as false_splits_max,
        sum((m.false_splits)::double precision) as false_splits_sum,
        var_pop((m.false_splits)::double precision) * count(m.false_splits) as false_splits_squares,
        nullif(count(m.false_merges), 0) as false_merges_n,
        min(m.false_merges) as false_merges_min,
        max(m.false_merges) as false_merges_max,
        sum((m.false_merges)::double precision) as false_merges_sum,
        var_pop((m.false_merges)::double precision) * count(m.false_merges) as false_merges_squares,
        nullif(count(m.ap50), 0) as ap50_n,
        min(m.ap50) as ap50_min,
        max(m.ap50) as ap50_max,
        sum(sweep.bounded(m.ap50)) as ap50_sum,
        var_pop(sweep.bounded(m.ap50)) * count(m.ap50) as ap50_squares,
        nullif(count(m.ap), 0) as ap_n,
        min(m.ap) as ap_min,
        max(m.ap) as ap_max,
        sum(sweep.bounded(m.ap)) as ap_sum,
        var_pop(sweep.bounded(m.ap)) * count(m.ap) as ap_squares,
        nullif(count(m.shift_error_max), 0) as shift_error_max_n,
        min(m.shift_error_max) as shift_error_max_min,
        max(m.shift_error_max) as shift_error_max_max,
        sum(sweep.bounded(m.shift_error_max)) as shift_error_max_sum,
        var_pop(sweep.bounded(m.shift_error_max)) * count(m.shift_error_max) as shift_error_max_squares,
        nullif(count(m.shift_error_scene), 0) as shift_error_scene_n,
        min(m.shift_error_scene) as shift_error_scene_min,
        max(m.shift_error_scene) as shift_error_scene_max,
        sum(sweep.bounded(m.shift_error_scene)) as shift_error_scene_sum,
        var_pop(sweep.bounded(m.shift_error_scene)) * count(m.shift_error_scene) as shift_error_scene_squares,
        nullif(count(*) filter (where cardinality(m.level_response) > 0), 0) as level_response_n,
        max(cardinality(m.level_response)) as level_response_length,
        nullif(count(m.grid_gap), 0) as grid_gap_n,
        min(m.grid_gap) as grid_gap_min,
        max(m.grid_gap) as grid_gap_max,
        sum(sweep.bounded(m.grid_gap)) as grid_gap_sum,
        var_pop(sweep.bounded(m.grid_gap)) * count(m.grid_gap) as grid_gap_squares,
        nullif(count(m.background_gap), 0) as background_gap_n,
        min(m.background_gap) as background_gap_min,
        max(m.background_gap) as background_gap_max,
        sum(sweep.bounded(m.background_gap)) as background_gap_sum,
        var_pop(sweep.bounded(m.background_gap)) * count(m.background_gap) as background_gap_squares,
        nullif(count(m.stitch_error_generic), 0) as stitch_error_generic_n,
        min(m.stitch_error_generic) as stitch_error_generic_min,
        max(m.stitch_error_generic) as stitch_error_generic_max,
        sum(sweep.bounded(m.stitch_error_generic)) as stitch_error_generic_sum,
        var_pop(sweep.bounded(m.stitch_error_generic)) * count(m.stitch_error_generic) as stitch_error_generic_squares,
        nullif(count(m.empty_windows), 0) as empty_windows_n,
        min(m.empty_windows) as empty_windows_min,
        max(m.empty_windows) as empty_windows_max,
        sum((m.empty_windows)::double precision) as empty_windows_sum,
        var_pop((m.empty_windows)::double precision) * count(m.empty_windows) as empty_windows_squares,
        nullif(count(m.clustering_control), 0) as clustering_control_n,
        nullif(count(*) filter (where m.clustering_control), 0) as clustering_control_true,
        nullif(count(m.false_splits::double precision / nullif(m.cut_objects, 0)), 0) as false_splits_share_n,
        min(m.false_splits::double precision / nullif(m.cut_objects, 0)) as false_splits_share_min,
        max(m.false_splits::double precision / nullif(m.cut_objects, 0)) as false_splits_share_max,
        sum(sweep.bounded(m.false_splits::double precision / nullif(m.cut_objects, 0))) as false_splits_share_sum,
        var_pop(sweep.bounded(m.false_splits::double precision / nullif(m.cut_objects, 0))) * count(m.false_splits::double precision / nullif(m.cut_objects, 0)) as false_splits_share_squares,
        nullif(count(case when m.distinct_verdict is distinct from 'inconclusive' then m.measured_distinct end), 0) as conclusive_measured_distinct_n,
        min(case when m.distinct_verdict is distinct from 'inconclusive' then m.measured_distinct end) as conclusive_measured_distinct_min,
        max(case when m.distinct_verdict is distinct from 'inconclusive' then m.measured_distinct end) as conclusive_measured_distinct_max,
        sum((case when m.distinct_verdict is distinct from 'inconclusive' then m.measured_distinct end)::double precision) as conclusive_measured_distinct_sum,
        var_pop((case when m.distinct_verdict is distinct from 'inconclusive' then m.measured_distinct end)::double precision) * count(case when m.distinct_verdict is distinct from 'inconclusive' then m.measured_distinct end) as conclusive_measured_distinct_squares,
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

comment on schema sweep is 'Sweeps of shift-equivariance trials; views 99ccd9bb6219ad25';
-- Grants. `sweep migrate` runs all that follows for what it made, so that views which it had to drop and make again stay readable.
-- Where this file was never run, and so the schema is another's, it changes nothing.
do $grants$
declare
    item record;
begin
    if not exists (select from pg_namespace where nspname = 'sweep' and nspowner = to_regrole('sweep_owner')) then
        return;
    end if;

    for item in
        select c.oid::regclass as name, c.relname as table_name, relkind as kind, relowner = 'sweep_owner'::regrole as settled
        from pg_class c
        where relnamespace = 'sweep'::regnamespace and relkind in ('r', 'p', 'v') and pg_has_role(relowner, 'usage')
    loop
        if not item.settled then
            execute format('alter %s %s owner to sweep_owner', case when item.kind = 'v' then 'view' else 'table' end, item.name);
        end if;

        execute format('revoke all on %s from public, sweep_writer, sweep_reader', item.name);
        execute format('grant select on %s to sweep_writer, sweep_reader', item.name);
        -- Kept results are written by their triggers alone.
        if item.kind = 'r' and item.table_name not in ('migrations', 'kept_results') then
            execute format('grant %s on %s to sweep_writer', case
                -- What was measured, predicted or tried is appended and never changed. How a trial ended is kept by its trigger.
                when item.table_name in ('measurements', 'late_measurements', 'prediction_records', 'image_sets', 'attempts', 'artifacts', 'configurations', 'prediction_notes',
                    'trials') then 'insert'
                when item.table_name in ('sweeps', 'trial_states') then 'insert, update'
                else 'insert, update, delete'
            end, item.name);
        end if;
    end loop;

    for item in
        select oid::regprocedure as name, proowner = 'sweep_owner'::regrole as settled
        from pg_proc where pronamespace = 'sweep'::regnamespace and pg_has_role(proowner, 'usage')
    loop
        if not item.settled then
            execute format('alter function %s owner to sweep_owner', item.name);
        end if;

        execute format('revoke execute on function %s from public', item.name);
        execute format('grant execute on function %s to sweep_writer, sweep_reader', item.name);
    end loop;
end
$grants$;

commit;
