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
    -- end
    -- predictions of r
    -- end
    r.controls_failed,
    coalesce(t.n, r.n::bigint) as n,
    coalesce(t.controls, 0) as controls,
    coalesce(t.succeeded, r.succeeded::bigint) as succeeded,
    -- names of t, else of r
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
            -- end
            k.n, k.controls, k.succeeded
        from (
            select
                -- kept folds
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
-- end
-- comments of laws
-- end
-- comments of kept results
-- end
