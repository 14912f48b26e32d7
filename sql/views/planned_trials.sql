-- The text of a grid point from that of its configuration: seed 0 and the first stream are not written.
create or replace function sweep.point_text(configuration text, seed integer, stream smallint) returns text
language sql immutable parallel safe
return configuration || case when seed <> 0 then ';seed=' || seed else '' end || case when stream <> 1 then ';stream=' || stream else '' end;

comment on function sweep.point_text is 'Canonical text of a grid point from its configuration, its seed and what seeds stand for';

-- One row a trial as it was planned: every axis, what the theory predicts of it, and how it ended.
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
    c.network,
    t.seed,
    c.measure,
    t.control,
    c.period,
    c.bound,
    c.prediction_notes,
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
join sweep.sweeps s on s.id = t.sweep_id
left join sweep.trial_states e on e.trial_id = t.id;

comment on view sweep.planned_trials is 'One row a trial as it was planned: every axis, the predictions, and how it ended';
comment on column sweep.planned_trials.canonical is 'The grid point as text: what differs from the defaults';
comment on column sweep.planned_trials.network is 'The configuration without the tile crop: equal for all tile sizes';
comment on column sweep.planned_trials.sweep is 'Name of the sweep';
comment on column sweep.planned_trials.sweep_id is 'Id of the sweep: in a database of many sweeps the quickest filter';
comment on column sweep.planned_trials.id is 'Hash of the sweep and the canonical text: a grid point is one row';
comment on column sweep.planned_trials.configuration_id is 'Id of the configuration: the quickest way to group replicates';
comment on column sweep.planned_trials.training_id is 'The network; null: infeasible';
comment on column sweep.planned_trials.ordinal is 'Place in the order of the grid';
comment on column sweep.planned_trials.configuration is 'Every axis but the seed: equal for replicates';
comment on column sweep.planned_trials.seed is 'Seed of weights, scene and training';
comment on column sweep.planned_trials.measure is 'What was asked for';
comment on column sweep.planned_trials.control is 'Measured in every sweep to see that the instruments work';
comment on column sweep.planned_trials.period is 'P, product of the pooling factors along each axis, in pixels';
comment on column sweep.planned_trials.bound is 'Product of the periods, f^(dl): most same-looking objects that can get different embeddings (law L1)';
comment on column sweep.planned_trials.prediction_notes is 'Formula of each prediction, and the premise that fails of each that is missing';
comment on column sweep.planned_trials.cost is 'Estimated multiply-accumulate operations';
comment on column sweep.planned_trials.state is 'pending, succeeded, failed, infeasible or cancelled';
comment on column sweep.planned_trials.infeasible_reason is 'Why no such network or sizes exist, and what would work';
comment on column sweep.planned_trials.failure_cause is 'Why it was given up; null: it was not';
comment on column sweep.planned_trials.error is 'What the worker said';
comment on column sweep.planned_trials.finalized_at is 'When it ended';
comment on column sweep.planned_trials.retried_at is 'Attempts recorded before count no longer against the trial; by the database''s clock';
comment on column sweep.planned_trials.feasible is 'Whether such a network and such sizes exist';
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
