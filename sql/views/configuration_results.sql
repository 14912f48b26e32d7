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
    -- end
    -- predictions of c
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
-- end
-- comments of laws
-- end
-- comments of kept results
-- end
